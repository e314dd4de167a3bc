import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { drawDocument } from '#components/site/document.tsx';
import { importedBeside, toEntry, toSite } from '#lib/content.ts';
import { openBodyStore } from '#lib/page/body-store.ts';
import { entriesWithBody, openBook, type PageView, viewAt } from '#lib/page/open-book.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import { ENTRY_KINDS } from '#lib/schema/fields.ts';
import { filesIn } from '../process/files-in.mjs';
import type { SiteParts } from './finish.ts';

/** The book that lies in a folder with what was imported into it, read without contentlayer. */
export function readTrialSite(content: string) {
  const read = (path: string) => readFileSync(join(content, path), 'utf8');
  const entries = filesIn(content).flatMap((file) =>
    ENTRY_KINDS.flatMap((kind) => {
      if (!ENTRY_SHAPES[kind].path.test(file)) return [];
      const text = read(file);
      if (ENTRY_SHAPES[kind].format === 'data') return [toEntry(kind, file, parse(text))];
      const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      return [toEntry(kind, file, parse(head), body)];
    }),
  );
  return toSite(parse(read('site.yaml')), [...entries, ...importedBeside(entries, content)]);
}

/** What pages of a trial load: nothing that is bundled. */
export const TRIAL_ASSETS = {
  files: [{ path: '_assets/theme.js', bytes: Buffer.from('1') }],
  addresses: Object.fromEntries<string>(
    ['first', 'rest', 'figures', 'theme', 'elements', 'search', 'search-worker', 'moved', 'live', 'icon'].map(
      (name) => [name, `/sea/_assets/${name}.${name === 'icon' ? 'svg' : 'js'}`],
    ),
  ) as object as SiteParts['assets']['addresses'],
};

/** Draws pages by the components themselves, without Next's route. */
export const trialDraw =
  (viewOf: (address: string) => PageView | undefined): SiteParts['draw'] =>
  async (address) => {
    const view = viewOf(address);
    if (!view) throw new Error(`no page ${address}`);
    const { live, ...assets } = TRIAL_ASSETS.addresses;
    return drawDocument(view, assets);
  };

/**
 * Opens the book of a folder as a build does, its texts compiled, to be published below `/sea/`.
 * @param bodies the folder in which compiled texts are kept
 */
export function openTrialBook(content: string, bodies: string): Omit<SiteParts, 'out'> {
  const store = openBodyStore(bodies);
  const open = openBook(readTrialSite(content), {
    contentDir: content,
    siteUrl: 'https://book.example/sea/',
    bodies: store,
  });
  for (const entry of entriesWithBody(open)) open.book.bodyOf(entry);
  store.save(open.book.termWords);
  const draw = trialDraw((address) => viewAt(open, address));
  return { open, assets: TRIAL_ASSETS, cards: [], draw, version: '1' };
}

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Assets } from '#components/site/document.tsx';
import { DEV_GENERATED, loadSite } from '#lib/content.ts';
import type { Issue } from '#lib/model/issue.ts';
import { type OpenBook, openBook, type PageView, viewAt } from '#lib/page/open-book.ts';
import type { Page } from '#lib/page/page.ts';
import type { Source } from './border.ts';

const cached = (name: string) => join(process.cwd(), '.cache', name);
const readCached = <T>(name: string): T | undefined =>
  existsSync(cached(name)) ? (JSON.parse(readFileSync(cached(name), 'utf8')) as T) : undefined;

/** The book that was read last, and the stamp of its content. Next loads this module anew with every change of code. */
let last: { stamp: string | undefined; open: OpenBook } | undefined;

/** The book as `npm run dev` shows it: with drafts, and read anew when `tools/dev` has put another stamp on the content. */
export function readDevSource(): Source {
  const stamp = readCached<{ stamp: string }>('content-stamp.json')?.stamp;
  if (!last || last.stamp !== stamp) last = { stamp, open: readBook() };
  const { open } = last;
  const assets = readCached<Assets>('assets.json');
  if (!assets) throw new Error('Nothing was bundled: start the site with npm run dev.');
  return { assets, viewAt: (address) => withoutCard(viewAt(open, address, findingsFor)) };
}

/** Cards are drawn when the site is published: here none is served, so that a page names none. */
function withoutCard(view: PageView | undefined): PageView | undefined {
  if (!view) return undefined;
  const { card, ...head } = view.head;
  return { ...view, head };
}

function readBook(): OpenBook {
  try {
    const content = resolve(process.env.ANSWERBOOK_CONTENT ?? 'content');
    return openBook(loadSite({ content, drafts: true, generated: DEV_GENERATED }), {
      contentDir: content,
      siteUrl: process.env.SITE_URL,
    });
  } catch (error) {
    // The author is in the middle of a change: `check` says what is wrong, and what could be read last stays on the screen.
    if (!last) throw error;
    return last.open;
  }
}

/** What matters on a page of what `check` found last: every error, and the warnings of its file. */
const findingsFor = (page: Page): Issue[] =>
  (readCached<Issue[]>('issues.json') ?? []).filter(
    ({ severity, file }) => severity === 'error' || (page.entry && file.endsWith(page.entry.file)),
  );

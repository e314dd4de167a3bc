import { loadSite } from '#lib/content.ts';
import { openAnalysisStore } from '#lib/page/analysis-store.ts';
import { openBodyStore } from '#lib/page/body-store.ts';
import { entriesWithBody, openBook, viewAt } from '#lib/page/open-book.ts';
import { Failure } from '../command.ts';
import { checkedWords, checkOrFail } from '../content/check.ts';
import { generateContent } from '../content/contentlayer.ts';
import { imageFiles } from '../content/images.ts';
import { basePathOf } from '../content/site-address.ts';
import { type Finished, finish, type SiteParts } from '../finish/finish.ts';
import { requireOut } from '../finish/out-folder.ts';
import { CACHE } from '../paths.ts';
import { diskFaultOf } from '../process/disk-fault.ts';
import { withLock } from '../process/lock.ts';
import { step } from '../process/step.ts';
import { compileApp, openApp } from './app.ts';
import { bundleAssets, type PublicFile } from './assets.ts';
import { cardsOf, drawCards } from './cards.ts';
import { codeVersion } from './code-version.mjs';
import { type Built, noteInputs } from './inputs.ts';
import { keptFolder } from './kept.ts';
import { type Look, lookOf } from './look.ts';

/** What is built and how. */
type BuildOptions = Built & {
  /** Whether cards are drawn. */
  cards: boolean;
  /** Whether every page is drawn, whatever has changed. */
  all?: boolean;
};

/** A book that is ready to be published: opened, its texts compiled, with the application that draws it. */
export type PreparedSite = Omit<SiteParts, 'out' | 'all' | 'cache'>;

/**
 * Checks a folder of content, opens its book, compiles its texts and the application, and hands all that over. Without
 * `cards` none is drawn.
 */
export async function withSite<T>(
  { content, siteUrl, cards }: Pick<BuildOptions, 'content' | 'siteUrl' | 'cards'>,
  use: (site: PreparedSite) => Promise<T>,
): Promise<T> {
  const version = codeVersion();
  let images: PublicFile[] = [];
  let look: Look = {};
  await step('check', () => {
    const result = checkOrFail(content, version);
    images = imageFiles(content, result.book);
    look = lookOf(content, result.settings);
    return checkedWords(result);
  });
  await step('contentlayer', () => generateContent(content));
  const bundled = await bundleAssets(basePathOf(siteUrl), look);
  const assets = { ...bundled, files: [...bundled.files, ...images] };
  await step('application', () => compileApp(version));
  const bodies = openBodyStore(keptFolder('bodies', version));
  const analyses = openAnalysisStore(keptFolder('analyses', version));
  const open = openBook(loadSite({ content }), { contentDir: content, siteUrl, bodies, analyses });
  await step('texts', () => {
    const entries = entriesWithBody(open);
    for (const entry of entries) open.book.bodyOf(entry);
    bodies.save(open.book.termWords);
    return `${entries.length} texts`;
  });
  const pictures = cardsOf(open, version);
  if (cards) await step('cards', () => drawCards(pictures));
  const app = openApp({ viewAt: (address) => viewAt(open, address), assets: assets.addresses });
  try {
    return await use({ open, assets, cards: pictures, draw: app.draw, version });
  } finally {
    await app.close();
    analyses.save();
  }
}

/**
 * Builds the site from a folder of content: checks it, opens the book, compiles its texts, draws its pages and publishes
 * them. For cards that are not drawn their descriptions are published, from which our own server draws them. A folder that
 * is not one to publish into is refused before anything is done.
 */
export async function buildSite({ content, out, siteUrl, cards, all = false }: BuildOptions): Promise<Finished> {
  requireOut(out, content);
  const build = () =>
    withSite({ content, siteUrl, cards }, async (site) => {
      let finished: Finished | undefined;
      await step('pages', async () => {
        finished = await finish({ ...site, out, all });
        const { pages, drawn, total, written, removed } = finished;
        return `${pages.size} pages, ${drawn.size} drawn; ${total} files, ${written} written, ${removed} removed`;
      });
      for (const note of finished?.notes ?? []) console.log(note);
      return finished as Finished;
    });
  try {
    return await withLock('build', () => noteInputs({ content, out, siteUrl }, build));
  } catch (error) {
    throw inWords(error);
  }
}

/** An error of the disk that holds what builds keep as a sentence, any other error as it is. */
function inWords(error: unknown): unknown {
  const cause = diskFaultOf(error);
  if (!cause) return error;
  const { path = CACHE, dest = path } = error as NodeJS.ErrnoException & { dest?: string };
  return new Failure(`${dest} could not be written: ${cause}. Mend that and build again.`);
}

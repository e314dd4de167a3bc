import { loadSite } from '#lib/content.ts';
import { entriesWithBody, openBook, viewAt } from '#lib/page/open-book.ts';
import { compileApp, openApp } from '../app.ts';
import { bundleAssets, type PublicFile } from '../assets.ts';
import { bodiesOf } from '../bodies.ts';
import { cardsOf, drawCards } from '../cards.ts';
import { checkedWords, checkOrFail } from '../check.ts';
import { codeVersion } from '../code-version.ts';
import { type Command, readArguments } from '../command.ts';
import { generateContent } from '../contentlayer.ts';
import { type Finished, finish } from '../finish/finish.ts';
import { requireOut } from '../finish/out-folder.ts';
import { imageFiles } from '../images.ts';
import { type Built, noteInputs } from '../inputs.ts';
import { withLock } from '../lock.ts';
import { contentFolder, outFolder } from '../paths.ts';
import { basePathOf, siteAddressOf } from '../site-address.ts';
import { step } from '../step.ts';

/** What is built and how. */
type BuildOptions = Built & {
  /** Whether cards are drawn. */
  cards: boolean;
  /** Whether every page is drawn, whatever has changed. */
  all?: boolean;
};

/**
 * Builds the site from a folder of content: checks it, opens the book, compiles its texts, draws its pages and publishes
 * them. Without `cards` none is drawn: what was drawn before is published, and a card that is missing is one that only
 * those miss who link the page. A folder that is not one to publish into is refused before anything is done.
 */
export async function buildSite({ content, out, siteUrl, cards, all = false }: BuildOptions): Promise<Finished> {
  requireOut(out, content);
  const version = codeVersion();
  const build = async () => {
    let images: PublicFile[] = [];
    await step('check', () => {
      const result = checkOrFail(content);
      images = imageFiles(content, result.book);
      return checkedWords(result);
    });
    await step('contentlayer', () => generateContent(content));
    const bundled = await bundleAssets(basePathOf(siteUrl));
    const assets = { ...bundled, files: [...bundled.files, ...images] };
    await step('application', () => compileApp(version));
    const bodies = bodiesOf(version);
    const open = openBook(loadSite(), { contentDir: content, siteUrl, bodies });
    await step('texts', () => {
      const entries = entriesWithBody(open);
      for (const entry of entries) open.book.bodyOf(entry);
      bodies.save(open.book.termWords);
      return `${entries.length} texts`;
    });
    const pictures = cardsOf(open);
    if (cards) await step('cards', () => drawCards(pictures));
    const app = openApp({ viewAt: (address) => viewAt(open, address), assets: assets.addresses });
    let finished: Finished | undefined;
    await step('pages', async () => {
      const parts = { open, out, assets, cards: pictures, draw: app.draw, version, all };
      finished = await finish(parts).finally(app.close);
      const { pages, drawn, total, written, removed } = finished;
      return `${pages.size} pages, ${drawn.size} drawn; ${total} files, ${written} written, ${removed} removed`;
    });
    for (const note of finished?.notes ?? []) console.log(note);
    return finished as Finished;
  };
  return withLock('build', () => noteInputs({ content, out, siteUrl }, build));
}

/** Says in words why a page was drawn, or was not. */
export function whyOf(address: string, { drawn, pages }: Finished): string {
  if (!pages.has(address)) return `There is no page ${address}. An address begins and ends with "/".`;
  const reason = drawn.get(address);
  if (!reason) return `${address} was not drawn: no fact that it was made of has changed.`;
  if (reason === 'new') return `${address} was drawn: it is new, or the code is.`;
  if (reason === 'all') return `${address} was drawn: all pages were asked for.`;
  if (reason === 'missing') return `${address} was drawn: its files were not there as they were made.`;
  return `${address} was drawn, because these have changed: ${reason.join(', ')}.`;
}

const command: Command = {
  name: 'build',
  help: 'Builds the site from a folder of content into a folder that any host can serve.',
  usage: '[--content DIR] [--out DIR] [--no-cards] [--all] [--why ADDRESS]',
  async run(args) {
    const { values } = readArguments(args, {
      content: { type: 'string' },
      out: { type: 'string' },
      'no-cards': { type: 'boolean' },
      all: { type: 'boolean' },
      why: { type: 'string' },
    });
    const started = performance.now();
    const out = outFolder(values.out);
    const content = contentFolder(values.content);
    const siteUrl = siteAddressOf(content);
    const built = await buildSite({ content, out, siteUrl, cards: !values['no-cards'], all: values.all ?? false });
    if (values.why !== undefined) console.log(whyOf(values.why, built));
    if (!siteUrl)
      console.log(
        'SITE_URL is not set, and site.yaml names no address: links for cards, feeds and machines say http://localhost:3000/.\n' +
          'For publishing, build with SITE_URL=https://host/path/ npm run build.',
      );
    console.log(`built ${out} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return 0;
  },
};

export default command;

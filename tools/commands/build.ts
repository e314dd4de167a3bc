import { entriesWithBody, openBook, viewAt } from '#lib/page/open-book.ts';
import { compileApp, openApp } from '../app.ts';
import { bundleAssets, type PublicFile } from '../assets.ts';
import { analysesOf, bodiesOf } from '../bodies.ts';
import { cardsOf, drawCards } from '../cards.ts';
import { checkedWords, checkOrFail } from '../check.ts';
import { codeVersion } from '../code-version.ts';
import { type Command, readArguments } from '../command.ts';
import { generateContent } from '../contentlayer.ts';
import { finish } from '../finish/finish.ts';
import { requireOut } from '../finish/out-folder.ts';
import { imageFiles } from '../images.ts';
import { type Built, noteInputs } from '../inputs.ts';
import { withLock } from '../lock.ts';
import { contentFolder, outFolder } from '../paths.ts';
import { basePathOf, siteAddressOf } from '../site-address.ts';
import { step } from '../step.ts';

/**
 * Builds the site from a folder of content: checks it, opens the book, compiles its texts, draws its pages and publishes
 * them. Without `cards` none is drawn: what was drawn before is published, and a card that is missing is one that only
 * those miss who link the page. A folder that is not one to publish into is refused before anything is done.
 */
export async function buildSite({ content, out, siteUrl, cards }: Built & { cards: boolean }): Promise<void> {
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
    const analyses = analysesOf(version);
    const open = openBook({ contentDir: content, siteUrl, bodies, analyses });
    await step('texts', () => {
      const entries = entriesWithBody(open);
      for (const entry of entries) open.book.bodyOf(entry);
      bodies.save(open.book.termWords);
      return `${entries.length} texts`;
    });
    const pictures = cardsOf(open);
    if (cards) await step('cards', () => drawCards(pictures));
    const app = openApp({ viewAt: (address) => viewAt(open, address), assets: assets.addresses });
    let notes: string[] = [];
    await step('pages', async () => {
      const { pages, drawn, total, written, removed, ...more } = await finish({
        open,
        out,
        assets,
        cards: pictures,
        draw: app.draw,
        version,
      }).finally(app.close);
      analyses.save();
      notes = more.notes;
      return `${pages} pages, ${drawn} drawn; ${total} files, ${written} written, ${removed} removed`;
    });
    for (const note of notes) console.log(note);
  };
  await withLock('build', () => noteInputs({ content, out, siteUrl }, build));
}

const command: Command = {
  name: 'build',
  help: 'Builds the site from a folder of content into a folder that any host can serve.',
  usage: '[--content DIR] [--out DIR] [--no-cards]',
  async run(args) {
    const { values } = readArguments(args, {
      content: { type: 'string' },
      out: { type: 'string' },
      'no-cards': { type: 'boolean' },
    });
    const started = performance.now();
    const out = outFolder(values.out);
    const content = contentFolder(values.content);
    const siteUrl = siteAddressOf(content);
    await buildSite({ content, out, siteUrl, cards: !values['no-cards'] });
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

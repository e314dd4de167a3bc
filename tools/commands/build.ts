import { entriesWithBody, openBook, viewAt } from '#lib/page/open-book.ts';
import { compileApp, openApp } from '../app.ts';
import { bundleAssets, type PublicFile } from '../assets.ts';
import { bodiesOf } from '../bodies.ts';
import { cardsOf, drawCards } from '../cards.ts';
import { checkedWords, checkOrFail } from '../check.ts';
import { codeVersion } from '../code-version.ts';
import { type Command, Failure, readArguments } from '../command.ts';
import { generateContent } from '../contentlayer.ts';
import { diskFaultOf } from '../disk-fault.ts';
import { finish } from '../finish/finish.ts';
import { requireOut } from '../finish/out-folder.ts';
import { imageFiles } from '../images.ts';
import { type Built, noteInputs } from '../inputs.ts';
import { withLock } from '../lock.ts';
import { CACHE, contentFolder, outFolder } from '../paths.ts';
import { basePathOf, siteAddressOf } from '../site-address.ts';
import { step } from '../step.ts';

/**
 * Builds the site from a folder of content: checks it, opens the book, compiles its texts, draws its pages and publishes
 * them. Without `cards` none is drawn: for those that were not drawn before their descriptions are published, from which
 * our own server draws them. A folder that is not one to publish into is refused before anything is done.
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
    const open = openBook({ contentDir: content, siteUrl, bodies });
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
      notes = more.notes;
      return `${pages} pages, ${drawn} drawn; ${total} files, ${written} written, ${removed} removed`;
    });
    for (const note of notes) console.log(note);
  };
  try {
    await withLock('build', () => noteInputs({ content, out, siteUrl }, build));
  } catch (error) {
    throw inWords(error);
  }
}

/** An error of the disk that holds what builds keep as a sentence, any other error as it is. */
function inWords(error: unknown): unknown {
  const cause = diskFaultOf(error);
  if (!cause) return error;
  const { path = CACHE } = error as NodeJS.ErrnoException;
  return new Failure(`${path} could not be written: ${cause}. Mend that and build again.`);
}

const command: Command = {
  name: 'build',
  help: 'Builds the site from a folder of content into a folder that any host can serve.',
  usage: '[--content DIR] [--out DIR]',
  async run(args) {
    const { values } = readArguments(args, {
      content: { type: 'string' },
      out: { type: 'string' },
    });
    const started = performance.now();
    const out = outFolder(values.out);
    const content = contentFolder(values.content);
    const siteUrl = siteAddressOf(content);
    await buildSite({ content, out, siteUrl, cards: true });
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

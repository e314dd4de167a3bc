import { builtBook } from '#lib/page/load.ts';
import { buildAssets, type PublicFile } from '../assets.ts';
import { storeBodies } from '../bodies.ts';
import { cardsOf, drawCards } from '../cards.ts';
import { checkedWords, checkOrFail } from '../check.ts';
import { type Command, readArguments } from '../command.ts';
import { touchStamp } from '../content-stamp.ts';
import { generateContent } from '../contentlayer.ts';
import { finish } from '../finish/finish.ts';
import { requireOut } from '../finish/out-folder.ts';
import { imageFiles } from '../images.ts';
import { noteInputs } from '../inputs.ts';
import { withLock } from '../lock.ts';
import { drawPages } from '../next.ts';
import { contentFolder, outFolder } from '../paths.ts';
import { settleSiteAddress } from '../site-address.ts';
import { step } from '../step.ts';

/**
 * Builds the site from a folder of content: check, contentlayer, assets, Next, cards, finish. Without `cards` none is drawn:
 * what was drawn before is published, and a card that is missing is one that only those miss who link the page. A folder
 * that is not one to publish into is refused before anything is done.
 */
export async function buildSite(content: string, out: string, { cards }: { cards: boolean }): Promise<void> {
  requireOut(out, content);
  process.env.ANSWERBOOK_CONTENT = content;
  settleSiteAddress(content);
  const build = async () => {
    let images: PublicFile[] = [];
    await step('check', () => {
      const result = checkOrFail(content);
      images = imageFiles(content, result.book);
      return checkedWords(result);
    });
    await step('contentlayer', () => generateContent(content));
    await step('assets', async () => {
      const sizes = await buildAssets(images);
      return Object.entries(sizes)
        .map(([name, size]) => `${name} ${size} bytes`)
        .join(', ');
    });
    await step('texts', () => storeBodies());
    await step('next', () => {
      touchStamp();
      return drawPages(content);
    });
    if (cards)
      await step('cards', () => {
        const { book, pages } = builtBook();
        return drawCards(cardsOf(book, pages));
      });
    let notes: string[] = [];
    await step('finish', async () => {
      const { total, written, removed, ...more } = await finish(out);
      notes = more.notes;
      return `${total} files, ${written} written, ${removed} removed`;
    });
    for (const note of notes) console.log(note);
  };
  await withLock('build', () => noteInputs(content, out, build));
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
    await buildSite(contentFolder(values.content), out, { cards: !values['no-cards'] });
    if (!process.env.SITE_URL)
      console.log(
        'SITE_URL is not set, and site.yaml names no address: links for cards, feeds and machines say http://localhost:3000/.\n' +
          'For publishing, build with SITE_URL=https://host/path/ npm run build.',
      );
    console.log(`built ${out} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return 0;
  },
};

export default command;

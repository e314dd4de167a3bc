import { entriesWithBody, openBook, viewAt } from '#lib/page/open-book.ts';
import { compileApp, startApp } from '../app.ts';
import { bundleAssets } from '../assets.ts';
import { bodiesOf } from '../bodies.ts';
import { cardsOf, drawCards } from '../cards.ts';
import { checkOrFail } from '../check.ts';
import { codeVersion } from '../code-version.ts';
import { type Command, readArguments } from '../command.ts';
import { generateContent } from '../contentlayer.ts';
import { finish } from '../finish/finish.ts';
import { findImages } from '../images.ts';
import { type Built, noteInputs } from '../inputs.ts';
import { withLock } from '../lock.ts';
import { contentFolder, outFolder } from '../paths.ts';
import { basePathOf, siteAddressOf } from '../site-address.ts';
import { step } from '../step.ts';

/**
 * Builds the site from a folder of content: checks it, opens the book, compiles its texts, draws its pages and publishes
 * them. Without `cards` none is drawn: what was drawn before is published, and a card that is missing is one that only
 * those miss who link the page.
 */
export async function buildSite({ content, out, siteUrl, cards }: Built & { cards: boolean }): Promise<void> {
  const version = codeVersion();
  const build = async () => {
    await step('check', () => checkOrFail(content));
    await step('contentlayer', () => generateContent(content));
    const bundled = await bundleAssets(basePathOf(siteUrl));
    const images = (await findImages(content)).map(({ from, to }) => ({ path: to.slice(1), from }));
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
    const app = await startApp({ viewAt: (address) => viewAt(open, address), assets: assets.addresses });
    try {
      await step('pages', () => finish({ open, out, assets, cards: pictures, draw: app.draw, version }));
    } finally {
      await app.stop();
    }
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

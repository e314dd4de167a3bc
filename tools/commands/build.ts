import { buildSite } from '../build/build-site.ts';
import { type Command, readArguments } from '../command.ts';
import { siteAddressOf } from '../content/site-address.ts';
import type { Finished } from '../finish/finish.ts';
import { contentFolder, outFolder } from '../paths.ts';

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

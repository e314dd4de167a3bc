import { buildSite } from '../build/build-site.ts';
import { type Command, readArguments } from '../command.ts';
import { siteAddressOf } from '../content/site-address.ts';
import { contentFolder, outFolder } from '../paths.ts';

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

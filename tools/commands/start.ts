import { isCurrent } from '../build/inputs.ts';
import { type Command, readArguments } from '../command.ts';
import { basePathOf, siteAddressOf } from '../content/site-address.ts';
import { contentFolder, outFolder } from '../paths.ts';
import { requireFreePort } from '../server/server.ts';
import { localAddress, portOf, serveUntilEnded } from './serve.ts';

const start: Command = {
  name: 'start',
  help: 'Builds the site when something has changed and serves it on http://localhost:3000 (PORT overrides).',
  usage: '[--content DIR] [--port N]',
  async run(args) {
    const { values } = readArguments(args, { content: { type: 'string' }, port: { type: 'string' } });
    const port = portOf(values.port);
    const out = outFolder();
    const content = contentFolder(values.content);
    const siteUrl = siteAddressOf(content) ?? localAddress(port);
    await requireFreePort(port);
    if (!isCurrent({ content, out, siteUrl }))
      await (await import('../build/build-site.ts')).buildSite({ content, out, siteUrl, cards: false });
    return serveUntilEnded(out, port, basePathOf(siteUrl));
  },
};

export default start;

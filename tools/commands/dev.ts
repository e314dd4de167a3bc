import { NEXT_ENVIRONMENT } from '../build/app.ts';
import { type Command, readArguments } from '../command.ts';
import { siteAddressOf } from '../content/site-address.ts';
import { startContentWatch } from '../dev/content-watch.ts';
import { contentFolder } from '../paths.ts';
import { startChild } from '../process/child.ts';
import { requireFreePort } from '../server/server.ts';
import { localAddress, portOf } from './serve.ts';

const dev: Command = {
  name: 'dev',
  help: 'Shows the site while it is written: edits of content and source, and the findings of check, appear in the open page.',
  usage: '[--content DIR] [--port N]',
  async run(args) {
    const { values } = readArguments(args, { content: { type: 'string' }, port: { type: 'string' } });
    const port = portOf(values.port);
    await requireFreePort(port);
    const content = contentFolder(values.content);
    const siteUrl = siteAddressOf(content) ?? localAddress(port);
    await startContentWatch(content, siteUrl);
    const next = startChild(process.execPath, ['--import', 'tsx', 'tools/dev/serve-next.ts', String(port)], {
      env: { ...NEXT_ENVIRONMENT, ANSWERBOOK_CONTENT: content, SITE_URL: siteUrl, NODE_ENV: 'development' },
      output: 'show',
    });
    const code = await new Promise<number>((resolve) => next.once('exit', (code) => resolve(code ?? 1)));
    process.exit(code);
  },
};

export default dev;

import { startChild } from '../child.ts';
import { type Command, readArguments } from '../command.ts';
import { startContentWatch } from '../dev/content-watch.ts';
import { nextEnvironment } from '../next.ts';
import { contentFolder } from '../paths.ts';
import { requireFreePort } from '../server/server.ts';
import { settleSiteAddress } from '../site-address.ts';
import { portOf } from './serve.ts';

const dev: Command = {
  name: 'dev',
  help: 'Shows the site while it is written: edits of content and source, and the findings of check, appear in the open page.',
  usage: '[--content DIR] [--port N]',
  async run(args) {
    const { values } = readArguments(args, { content: { type: 'string' }, port: { type: 'string' } });
    const port = portOf(values.port);
    await requireFreePort(port);
    const content = contentFolder(values.content);
    process.env.ANSWERBOOK_CONTENT = content;
    settleSiteAddress(content);
    await startContentWatch(content);
    const next = startChild(
      process.execPath,
      ['node_modules/next/dist/bin/next', 'dev', '--port', String(port), '--hostname', 'localhost'],
      {
        env: { ...nextEnvironment(content), NODE_ENV: 'development' },
        output: 'show',
      },
    );
    const code = await new Promise<number>((resolve) => next.once('exit', (code) => resolve(code ?? 1)));
    process.exit(code);
  },
};

export default dev;

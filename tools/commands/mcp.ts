import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Command, readArguments } from '../command.ts';
import { openLibrary } from '../mcp/library.ts';
import { LineTransport } from '../mcp/line-transport.ts';
import { createMcpServer } from '../mcp/server.ts';
import { outFolder, ROOT } from '../paths.ts';

const mcp: Command = {
  name: 'mcp',
  help: 'Answers a language model from a built site, over standard input and output (Model Context Protocol).',
  usage: '[DIR]',
  async run(args) {
    const { positionals } = readArguments(args, {}, 1);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const server = createMcpServer(openLibrary(outFolder(positionals[0])), version);
    server.server.onerror = ({ message }) => console.error(`mcp: ${message}`);
    const transport = new LineTransport(process.stdin, process.stdout);
    await server.connect(transport);
    const reason = await transport.ended; // the client has gone
    if (reason) console.error(`mcp: ${reason}`);
    await server.close();
    return reason ? 1 : 0;
  },
};

export default mcp;

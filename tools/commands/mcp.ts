import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { type Command, readArguments } from '../command.ts';
import { openLibrary } from '../mcp/library.ts';
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
    await server.connect(new StdioServerTransport());
    await new Promise((resolve) => process.stdin.once('close', resolve)); // the client has gone
    await server.close();
    return 0;
  },
};

export default mcp;

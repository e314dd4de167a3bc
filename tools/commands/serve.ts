import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CannotRun, type Command, readArguments, UsageError } from '../command.ts';
import { basePathOf } from '../content/site-address.ts';
import { outFolder } from '../paths.ts';
import { startServer } from '../server/server.ts';

const USUAL_PORT = 3000;

/** The port that was asked for, 3000 when none was. */
export function portOf(option: string | undefined): number {
  const text = option ?? process.env.PORT ?? String(USUAL_PORT);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new UsageError(`"${text}" is no port; a port is a number from 0 to 65535`);
  return port;
}

/** What a book that has no address yet says is its own, where it is served on another port than the usual one. */
export const localAddress = (port: number): string | undefined =>
  [0, USUAL_PORT].includes(port) ? undefined : `http://localhost:${port}/`;

/** Serves a published site until the process is ended, and says where. */
export async function serveUntilEnded(folder: string, port: number, base: string): Promise<number> {
  const server = await startServer(folder, { port, base });
  console.log(`Answerbook is at ${server.address} (Ctrl-C ends it)`);
  return new Promise((resolve) => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      process.once(signal, () => void server.close().then(() => resolve(code)));
    }
  });
}

/** The address that a built site was made for: its first page names its own. */
export function builtFor(folder: string): string | undefined {
  const [, address] =
    /<link rel="canonical" href="([^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? [];
  return address && URL.canParse(address) ? address : undefined;
}

const serve: Command = {
  name: 'serve',
  help: 'Serves a built site as a host would, headers included, at the path it was made for.',
  usage: '[DIR] [--port N]',
  async run(args) {
    const { values, positionals } = readArguments(args, { port: { type: 'string' } }, 1);
    const folder = outFolder(positionals[0]);
    if (!existsSync(join(folder, 'index.html')))
      throw new CannotRun(`${folder} holds no built site: type npm run build first`);
    return serveUntilEnded(folder, portOf(values.port), basePathOf(process.env.SITE_URL ?? builtFor(folder)));
  },
};

export default serve;

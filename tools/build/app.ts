import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handOver, type Source } from '../../app/border.ts';
import { Failure } from '../command.ts';
import { APP, ROOT } from '../paths.ts';
import { runNode } from '../process/child.ts';

/** What Next is told wherever it runs: no reports to its maker. */
export const NEXT_ENVIRONMENT = { NEXT_TELEMETRY_DISABLED: '1' };

/**
 * Compiles the application, unless it is there already for this version of the code; content never does. When it is
 * complete it is marked with what it was made from: the code, Next as it is installed, and the checkout's folder, because
 * Next writes whole paths into it.
 */
export async function compileApp(version: string, { root = ROOT, app = APP } = {}, compile = runNext): Promise<string> {
  const mark = [version, nextVersion(root), root].join(' ');
  const file = join(app, 'compiled-from');
  if (existsSync(file) && readFileSync(file, 'utf8') === mark) return 'compiled before';
  rmSync(app, { recursive: true, force: true });
  await compile();
  writeFileSync(file, mark);
  return 'compiled';
}

/** The version of Next that lies there, whatever the lock file says. */
const nextVersion = (root: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules/next/package.json'), 'utf8')).version;

const runNext = (): Promise<unknown> =>
  runNode(['--import', './tools/process/end-with-parent.mjs', 'node_modules/next/dist/bin/next', 'build'], {
    env: { ...NEXT_ENVIRONMENT, NODE_ENV: 'production' },
  });

/** Draws the document at an address below the site's root; throws a `Failure` when the application does not answer with one. */
export type Draw = (address: string) => Promise<string>;

/**
 * The compiled application, over a book that is handed to it; it starts in this process with the first page that is drawn.
 * It is asked through the request handler that Next documents for custom servers; the requests are made in memory.
 */
export function openApp(source: Source): { draw: Draw; close: () => Promise<void> } {
  let started: ReturnType<typeof startApp> | undefined;
  return {
    async draw(address) {
      started ??= startApp(source);
      return (await started).draw(address);
    },
    close: async () => void (await (await started)?.app.close()),
  };
}

async function startApp(source: Source) {
  handOver(source);
  const [{ default: next }, { default: inject }] = await Promise.all([import('next'), import('light-my-request')]);
  const app = next({ dev: false, dir: ROOT });
  await withoutLog(() => app.prepare());
  const handle = app.getRequestHandler();
  const draw: Draw = async (address) => {
    const answer = await inject((request, response) => void handle(request as never, response as never), address);
    if (answer.statusCode !== 200)
      throw new Failure(`${address} was answered with ${answer.statusCode}: ${answer.payload.slice(0, 300)}`);
    return answer.payload;
  };
  return { app, draw };
}

/** Does work whose log is not read: Next tells that it has read its settings, in the middle of the line of a step. */
async function withoutLog(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}

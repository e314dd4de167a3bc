import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { freePort } from '../process/free-port.ts';
import { type Database, LOADING, openEmbedded, openServer } from './database.ts';

/** A Postgres for tests: how a database in it is opened, and how it is ended. */
export type TrialServer = {
  url: string;
  stop: (how?: 'fast' | 'immediate') => Promise<void>;
  start: () => Promise<void>;
};

/** Where the programs of an installed Postgres lie; nothing when none is installed. */
export const POSTGRES = ['/usr/lib/postgresql', '/usr/local/lib/postgresql']
  .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin')) : []))
  .concat(['/usr/local/bin', '/usr/bin'])
  .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));

/** Nobody's number: Postgres does not run as root. */
const NOBODY = 65534;

/** Starts a Postgres of its own on this machine, on a free port, in a folder that goes with it. */
export async function startPostgres(): Promise<TrialServer & { remove: () => Promise<void> }> {
  if (!POSTGRES) throw new Error('no Postgres is installed');
  const folder = mkdtempSync(join(tmpdir(), 'archive-postgres-'));
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (asNobody.uid) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(join(POSTGRES, 'initdb'), ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...asNobody,
    cwd: folder,
  });
  const port = await freePort();
  let running: ReturnType<typeof spawn> | undefined;
  const start = async () => {
    const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
    running = spawn(
      join(POSTGRES as string, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...asNobody, cwd: folder, stdio: 'ignore' },
    );
    await untilAnswers(`postgres://owner@127.0.0.1:${port}/postgres`);
  };
  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running?.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  };
  await start();
  process.once('exit', () => running?.kill('SIGQUIT')); // which a test that was ended could not say any more
  return {
    url: `postgres://owner@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const database = await openServer({ ...LOADING, connect: 500 }, url);
    const answers = await database.query('select 1').then(
      () => true,
      () => false,
    );
    await database.close();
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Postgres did not start');
}

/** The embedded database of all tests in this process: making one takes seconds. */
let embedded: Promise<Database> | undefined;

/** An empty embedded database; what a test before this one left in it is gone. */
export async function emptyEmbedded(): Promise<Database> {
  embedded ??= openEmbedded('memory://');
  const database = await embedded;
  await database.script('drop schema if exists answerbook cascade');
  return database;
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { treeOf } from '../finish/trial-folder.ts';
import { type Checkout, copyCheckout } from '../process/checkout.ts';
import { below, randomOf } from '../process/random.ts';
import { LONG } from '../testing/sample.ts';

/** How many times a build is killed. */
const KILLS = 4;

const TIMEOUT = 20 * 60_000;

let checkout: Checkout;
let folder: string;

/** What a build is told; Node's mode is not that of vitest. */
const told = (): Record<string, string | undefined> => ({
  PWD: folder,
  SITE_URL: 'https://book.example/',
  NODE_ENV: undefined,
});

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['tools/run.mjs', 'build', ...args], {
    cwd: folder,
    env: { ...process.env, ...told() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs a process to its end; returns what it said, and its exit code. */
async function endOf(child: ChildProcess): Promise<{ said: string; code: number | null }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { said, code };
}

async function build(...args: string[]): Promise<string> {
  const { code, said } = await endOf(start(...args));
  expect(code, said).toBe(0);
  return said;
}

/** The steps of a build; one is killed a moment after one of them has begun, because how long each takes differs with the machine. */
const STEPS = ['check', 'contentlayer', 'application', 'texts', 'cards', 'pages'];

/** Starts a build and kills it so many ms after a step has begun; says whether it still ran. */
async function killIn(step: string, delay: number): Promise<boolean> {
  const child = start();
  const ended = endOf(child);
  let said = '';
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (text) => {
      said += text;
      if (new RegExp(`^${step} {2}`, 'm').test(said)) resolve();
    });
    child.once('close', () => resolve());
  });
  await setTimeout(delay);
  const isRunning = child.kill('SIGKILL');
  await ended;
  return isRunning;
}

const KEPT = [
  '.contentlayer',
  'public',
  ...['bodies', 'units', 'cards', 'contentlayer.json', 'content-folder'].map((name) => `.cache/${name}`),
];

/** What a build makes that knows nothing but the compiled application. */
async function fullTree(): Promise<Record<string, string>> {
  const aside = checkout.place('aside');
  for (const name of KEPT) rmSync(join(folder, name), { recursive: true, force: true });
  for (const name of readdirSync(join(folder, '.cache')))
    if (name.startsWith('check-')) rmSync(join(folder, '.cache', name));
  rmSync(aside, { recursive: true, force: true });
  await build('--out', aside);
  return treeOf(aside);
}

const changeAnswer = (words: string) =>
  appendFileSync(join(folder, 'content/questions/tides/answer-moon.mdx'), `\nA sentence more, ${words}.\n`);

describe.skipIf(!LONG)('npm run build', () => {
  beforeAll(async () => {
    checkout = await copyCheckout();
    folder = checkout.folder;
    rmSync(join(folder, 'content'), { recursive: true });
    cpSync(join(folder, 'lib/check/fixtures/clean/content'), join(folder, 'content'), { recursive: true });
  }, TIMEOUT);
  afterAll(() => checkout?.remove(), TIMEOUT);

  it(
    `killed at ${KILLS} moments, makes the next time what a full one makes`,
    async () => {
      const random = randomOf(10);
      let killed = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const step = STEPS[kill % STEPS.length] as string;
        const isCold = step === 'application';
        if (isCold) checkout.forgetBuilds();
        changeAnswer(`before kill ${kill}`);
        if (await killIn(step, below(random, isCold ? 5000 : 300))) killed += 1;
        await build();
        const tree = treeOf(join(folder, 'out'));
        expect(Object.keys(tree).length).toBeGreaterThan(100);
        expect(tree, `after kill ${kill}, in ${step}`).toEqual(await fullTree());
      }
      expect(killed).toBeGreaterThan(KILLS / 2);
    },
    TIMEOUT,
  );

  it(
    'twice at once, is refused in a sentence while the other ends as it should',
    async () => {
      changeAnswer('for two');
      const both = await Promise.all([start(), start()].map(endOf));
      const [done, refused] = both.sort((a, b) => Number(a.code) - Number(b.code));
      expect([done?.code, refused?.code]).toEqual([0, 2]);
      expect(refused?.said).toMatch(/^another build runs here: process \d+ holds \S+\. Wait for it, .*\n$/);
      expect(treeOf(join(folder, 'out'))).toEqual(await fullTree());
    },
    TIMEOUT,
  );

  it(
    'in a checkout that was moved with all it keeps, compiles the application and makes nothing else anew',
    async () => {
      await build();
      const before = treeOf(join(folder, 'out'));
      const moved = checkout.place('moved');
      renameSync(folder, moved);
      folder = moved;
      const said = await build();
      expect(said).toMatch(/^contentlayer +\d+ documents, none of them changed/m);
      expect(said).toMatch(/^application +compiled {2}/m);
      expect(said).toMatch(/^cards +\d+ cards, 0 drawn/m);
      expect(said).toMatch(/ pages, 0 drawn; \d+ files, 0 written, 0 removed/);
      expect(treeOf(join(folder, 'out'))).toEqual(before);
    },
    TIMEOUT,
  );

  it.skipIf(spawnSync('unshare', ['-rm', 'true']).status !== 0)(
    'says in a sentence that .cache has no room, and is right the next time',
    async () => {
      await build();
      const before = treeOf(join(folder, 'out'));
      changeAnswer('on a full disk');
      const mounted = 'mount -t tmpfs -o size=200k none .cache && exec "$0" tools/run.mjs build';
      const { code, said } = await endOf(
        spawn('unshare', ['-rm', 'sh', '-c', mounted, process.execPath], {
          cwd: folder,
          env: { ...process.env, ...told() },
          stdio: ['ignore', 'ignore', 'pipe'],
        }),
      );
      expect(said).toMatch(
        /^\S+\/\.cache\S* could not be written: there is no room left on its disk\. Mend that and build again\.\n$/,
      );
      expect(code).toBe(1);
      expect(treeOf(join(folder, 'out'))).toEqual(before);
      await build();
      expect(treeOf(join(folder, 'out'))).toEqual(await fullTree());
    },
    TIMEOUT,
  );
});

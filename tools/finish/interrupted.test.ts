import { spawn } from 'node:child_process';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CACHE } from '../paths.ts';
import { below, randomOf } from '../process/random.ts';
import { LONG } from '../testing/sample.ts';
import { publish } from './publish.ts';
import { recordFileOf } from './record.ts';
import { newTrialFolder, treeOf } from './trial-folder.ts';
import { trialSite } from './trial-site.ts';

let parent: string;
let out: string;

beforeEach(() => {
  parent = newTrialFolder();
  out = join(parent, 'out');
});

afterEach(() => rmSync(parent, { recursive: true }));

type Texts = Record<string, string>;

const put = (texts: Texts) =>
  publish(
    out,
    '1',
    Object.entries(texts).map(([path, text]) => ({ path, input: Buffer.from(text) })),
    join(parent, 'cache'),
  );

/** What lies in the folder by another hand. */
const THEIRS: Texts = { '.git/HEAD': 'ref', CNAME: 'host', 'q/notes.txt': 'mine', 'q/1/mine/index.html': 'mine' };

function putTheirs(): void {
  for (const [path, text] of Object.entries(THEIRS)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
}

const CHANGES = ['mkdirSync', 'mkdtempSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync'] as const;

/**
 * Runs `work` up to the change of a file with this number, as if the process ended there: of a writing half is done, of
 * another change nothing, and no change comes after it.
 * @returns whether it came that far
 */
async function stopAt(number: number, work: () => Promise<unknown>): Promise<boolean> {
  const originals = Object.fromEntries(CHANGES.map((name) => [name, fs[name]]));
  let count = 0;
  const limited = (name: string) => {
    const original = originals[name] as (...args: unknown[]) => unknown;
    return (file: unknown, second: unknown, options?: { flag?: string }) => {
      count += 1;
      if (count < number) return original(file, second, options?.flag ? { flag: options.flag } : undefined);
      if (count === number && name === 'writeFileSync') {
        const bytes = Buffer.from(second as Uint8Array);
        original(file, bytes.subarray(0, bytes.length / 2), options?.flag ? { flag: options.flag } : undefined);
      }
      throw new Error('ended');
    };
  };
  Object.assign(fs, Object.fromEntries(CHANGES.map((name) => [name, limited(name)])));
  syncBuiltinESMExports();
  try {
    await work();
  } catch (error) {
    if (count < number) throw error;
  } finally {
    Object.assign(fs, originals);
    syncBuiltinESMExports();
  }
  const lock = join(out, '.answerbook/lock');
  if (existsSync(lock)) writeFileSync(lock, '999999999'); // whose process is gone
  return count >= number;
}

const BEFORE = {
  'index.html': '1',
  same: '1',
  'q/1/index.html': '1',
  gone: '1',
  'r/gone/x': '1',
  'to-folder': '1',
  'to-file/a/b': '1',
};
const AFTER = {
  'index.html': '22',
  same: '1',
  'q/1/index.html': '2',
  'n/e/w': '2',
  'to-folder/a/b': '2',
  'to-file': '2',
};

/** A thing of another kind in the way is an error while nobody knows whose it is. */
const UNREADABLE = { 'index.html': '1', same: '1', 'q/1/index.html': '1', gone: '1', 'r/gone/x': '1' };

describe('publish(out, how, files), ended at any of its changes', () => {
  it.each<[string, Texts, Texts, (() => void)?]>([
    ['new files', {}, AFTER],
    ['other files', BEFORE, AFTER],
    ['other files, back to what they were', BEFORE, BEFORE],
    ['other files, on to others', BEFORE, { 'index.html': '3', 'to-folder/a': '3', 'to-file/a': '3' }],
    ['a record that cannot be read', UNREADABLE, AFTER, () => writeFileSync(recordFileOf(out), '')],
  ])(
    '%s: is finished by the next build',
    async (name, before, next, spoil) => {
      let number = 0;
      for (let stopped = true; stopped; number++) {
        rmSync(out, { recursive: true, force: true });
        await put(before);
        putTheirs();
        spoil?.();
        stopped = await stopAt(number + 1, () => put(AFTER));
        await put(next);
        const left = spoil ? { gone: '1', 'r/gone/x': '1' } : {};
        expect(treeOf(out), `ended at change ${number + 1}`).toEqual({ ...next, ...THEIRS, ...left });
        const own = readdirSync(join(out, '.answerbook')).filter((file) => !(spoil && file.startsWith('aside-')));
        expect(own, `ended at change ${number + 1}`).toEqual(['record.json']);
      }
      expect(number, name).toBeGreaterThan(20);
    },
    60_000,
  );
});

/** How many times. */
const KILLS = LONG ? 200 : 10;

describe('publish(out, how, files), killed at random', () => {
  it(
    `${KILLS} times: the next build makes the folder what a whole one makes`,
    async () => {
      // In the checkout, whose place a script looks for from where it lies.
      const script = join(CACHE, `publish-for-ever-${process.pid}.mjs`);
      onTestFinished(() => rmSync(script, { force: true }));
      await build({
        stdin: {
          contents: `
            import { publish } from './publish.ts';
            import { trialSite } from './trial-site.ts';
            process.stdout.write('begun');
            for (let version = Number(process.argv[3]); ; version++)
              await publish(process.argv[2], '1', Object.entries(trialSite(version)).map(([path, text]) => ({ path, input: Buffer.from(text) })), '/nowhere');`,
          resolveDir: import.meta.dirname,
        },
        outfile: script,
        bundle: true,
        platform: 'node',
        format: 'esm',
        logLevel: 'silent',
      });
      const random = randomOf(9);
      let inTheMiddle = 0;
      await put(trialSite(0));
      putTheirs();
      for (let kill = 1; kill <= KILLS; kill++) {
        const child = spawn(process.execPath, [script, out, String(kill)], { stdio: ['ignore', 'pipe', 'inherit'] });
        const ended = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
        await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
        await setTimeout(below(random, 150));
        child.kill('SIGKILL');
        expect(await ended).toBe('SIGKILL');
        const lock = join(out, '.answerbook/lock');
        if (existsSync(lock)) {
          inTheMiddle += 1;
          if (readFileSync(lock, 'utf8') === '') utimesSync(lock, 1, 1); // nothing in it yet: it counts for ten seconds
        }
        const site = trialSite(below(random, 1000));
        await put(site);
        expect(treeOf(out), `after kill ${kill}`).toEqual({ ...site, ...THEIRS });
        expect(readdirSync(join(out, '.answerbook')), `after kill ${kill}`).toEqual(['record.json']);
      }
      expect(inTheMiddle).toBeGreaterThan(0);
    },
    300_000 + KILLS * 6000, // a busy machine must not matter
  );
});

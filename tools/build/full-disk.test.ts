import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';

const parent = mkdtempSync(join(tmpdir(), 'full-disk-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** Whether a small disk can be made for a test. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

/** Runs a script over a disk of 300 kB, whose folder is its argument; says what it wrote, line by line. */
function runOnSmallDisk(script: string): string[] {
  const file = join(parent, 'script.mts');
  const disk = join(parent, 'disk');
  writeFileSync(file, script);
  mkdirSync(disk, { recursive: true });
  const mounted = 'mount -t tmpfs -o size=300k none "$1" && exec "$0" --import tsx "$2" "$1"';
  const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', mounted, process.execPath, disk, file], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

const from = (path: string) => JSON.stringify(join(ROOT, path));

describe.skipIf(!canMount)('what builds keep, on a disk of 300 kB that is full', () => {
  it('stays as it was, with nothing half-written beside it, and takes what is new when there is room', () => {
    const said = runOnSmallDisk(`
      import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
      import { loadMemory, saveMemory } from ${from('lib/check/cache.ts')};
      import { readShards, writeShards } from ${from('lib/store/shards.ts')};
      import { cardFileOf, drawMissing } from ${from('tools/build/cards.ts')};
      import { withLock } from ${from('tools/process/lock.ts')};
      const disk = process.argv[2];
      const shards = disk + '/bodies/v';
      const items = (time, size) => Array.from({ length: 2001 }, () => time.repeat(size));
      const keep = (time, size) => writeShards(shards, items(time, size), (part) => part);
      const kept = () => { const all = []; readShards(shards, (part) => all.push(...part)); return [all.length, all[0]?.[0], all.at(-1)?.[0]].join(); };
      const memory = disk + '/check';
      const remember = (hash) => saveMemory(memory, new Map([[hash.repeat(9000), { stamp: '', hash, facts: {} }]]));
      const remembered = () => [...loadMemory(memory).values()].map(({ hash }) => hash).join();
      const card = cardFileOf({ kind: 'Claim', title: 'T', foot: [], site: 'S' }, '1', disk + '/cards');
      const lock = disk + '/build.lock';
      const codeOf = async (work) => { try { await work(); return 'done'; } catch ({ code }) { return code; } };
      const tryAll = async () => console.log(
        await codeOf(() => keep('b', 50)), await codeOf(() => remember('b')), await codeOf(() => drawMissing([card])),
        await codeOf(() => withLock('build', async () => {}, lock)));
      const show = () => console.log(kept(), remembered(), existsSync(card.file), readdirSync(disk, { recursive: true }).sort().join(' '));
      keep('a', 20);
      remember('a');
      try { writeFileSync(disk + '/ballast', Buffer.alloc(400_000)); } catch {}
      await tryAll();
      show();
      rmSync(disk + '/ballast');
      await tryAll();
      show();`);
    expect(said).toEqual([
      'ENOSPC done ENOSPC ENOSPC',
      '2001,a,a a false ballast bodies bodies/v bodies/v/00000.json bodies/v/00001.json cards check check/00000.json',
      'done done done done',
      expect.stringMatching(
        /^2001,b,b b true bodies bodies\/v bodies\/v\/00000.json bodies\/v\/00001.json cards cards\/\w+\.png check check\/00000.json$/,
      ),
    ]);
  }, 60_000);
});

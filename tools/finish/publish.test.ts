import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { formerRecordFileOf } from './former-record.ts';
import { type Publication, publish } from './publish.ts';
import { recordFileOf } from './record.ts';
import { treeOf } from './trial-folder.ts';
import { trialPublication } from './trial-publication.ts';

const trial = trialPublication();
const { put, write } = trial;

describe('publish(out, how, files)', () => {
  it('makes the folder hold exactly the files', async () => {
    await put({ 'index.html': 'a', 'q/x/index.html': 'b' });
    expect(await put({ 'index.html': 'a' })).toEqual({ written: 0, removed: 1, total: 1, notes: [] });
    expect(treeOf(trial.out)).toEqual({ 'index.html': 'a!' });
  });

  it('makes and writes only what has changed', async () => {
    await put({ a: '1', b: '1' });
    const made: string[] = [];
    const file = (path: string, text: string): Publication => ({
      path,
      input: Buffer.from(text),
      make: () => {
        made.push(path);
        return `${text}!`;
      },
    });
    expect(await publish(trial.out, '1', [file('a', '1'), file('b', '2')], trial.cache)).toMatchObject({
      written: 1,
      total: 2,
    });
    expect(made).toEqual(['b']);
    expect(treeOf(trial.out)).toEqual({ a: '1!', b: '2!' });
  });

  it('makes everything when the way of making has changed, and writes what came out otherwise', async () => {
    await put({ a: '1', b: '1' });
    const files = ['a', 'b'].map((path) => ({
      path,
      input: Buffer.from('1'),
      make: () => (path === 'a' ? '1!' : '1?'),
    }));
    expect(await publish(trial.out, '2', files, trial.cache)).toMatchObject({ written: 1 });
    expect(await publish(trial.out, '2', files, trial.cache)).toMatchObject({ written: 0 });
    expect(treeOf(trial.out)).toEqual({ a: '1!', b: '1?' });
  });

  it('touches nothing when nothing has changed', async () => {
    await put({ a: '1' });
    const before = [statSync(recordFileOf(trial.out)).ino, statSync(join(trial.out, 'a')).ino];
    await put({ a: '1' });
    expect([statSync(recordFileOf(trial.out)).ino, statSync(join(trial.out, 'a')).ino]).toEqual(before);
  });

  it('touches nothing when a file cannot be made', async () => {
    await put({ a: '1', b: '1' });
    const broken = () => {
      throw new Error('unknown');
    };
    const files = [
      { path: 'a', input: Buffer.from('2') },
      { path: 'b', input: Buffer.from('2'), make: broken },
    ];
    await expect(publish(trial.out, '1', files, trial.cache)).rejects.toThrow('unknown');
    expect(treeOf(trial.out)).toEqual({ a: '1!', b: '1!' });
    expect(await put({ a: '1', b: '1' })).toMatchObject({ written: 0 });
  });

  it('leaves nothing of its own but the record', async () => {
    await put({ a: '1' });
    await put({ a: '2' });
    expect(readdirSync(join(trial.out, '.answerbook'))).toEqual(['record.json']);
  });

  it('knows its files in a copy of the folder, at another place and time', async () => {
    await put({ a: '1', 'q/b': '1', c: '1' });
    cpSync(trial.out, join(trial.parent, 'copy'), { recursive: true });
    utimesSync(join(trial.parent, 'copy/a'), 1, 1);
    trial.out = join(trial.parent, 'copy');
    expect(await put({ a: '1', 'q/b': '2' })).toEqual({ written: 1, removed: 1, total: 2, notes: [] });
  });

  it.each([
    ['a file', { q: '1' }, { 'q/x': '2', 'q/y/z': '2' }],
    ['a folder', { 'q/x': '1', 'q/y/z': '1', r: '1' }, { q: '2' }],
    ['a folder deep inside', { 'q/x/y/z': '1', 'q/x/w': '1' }, { 'q/x': '2' }],
  ])('puts something else in the place of %s of its own', async (_, before, after) => {
    await put(before);
    await put(after);
    expect(treeOf(trial.out)).toEqual(Object.fromEntries(Object.keys(after).map((path) => [path, '2!'])));
  });

  it('takes over what a build that recorded elsewhere wrote', async () => {
    write('index.html', 'old');
    write('q/gone.html', 'old');
    write('q/edited.html', 'longer than it was');
    const files = Object.fromEntries(['index.html', 'q/gone.html', 'q/edited.html'].map((path) => [path, { size: 3 }]));
    writeFileSync(formerRecordFileOf(trial.out, trial.cache), JSON.stringify({ how: '1', files }));
    expect(await put({ 'index.html': 'new' })).toMatchObject({ written: 1, removed: 1 });
    expect(treeOf(trial.out)).toEqual({ 'index.html': 'new!', 'q/edited.html': 'longer than it was' });
    expect(existsSync(formerRecordFileOf(trial.out, trial.cache))).toBe(false);
  });

  it.each(['../victim', 'q/../../victim', '/etc/victim', '.git/HEAD', 'CNAME', '.answerbook/record.json', 'q//x', ''])(
    'publishes nothing at %j',
    async (path) => {
      await expect(put({ a: '1', [path]: '1' })).rejects.toThrow(`"${path}" is no path that a build may write below`);
      expect(treeOf(trial.parent)).toEqual({ 'cache/': '', 'out/': '' });
    },
  );
});

const PAGES = { 'index.html': '1', 'q/x/index.html': '1', 'q/y/index.html': '1' };
/** What `PAGES` become in the tests below: one is new, one another, one gone. */
const NEXT = { 'index.html': '2', 'q/x/index.html': '1', 'q/z/index.html': '1' };
const PUBLISHED = { 'index.html': '2!', 'q/x/index.html': '1!', 'q/z/index.html': '1!' };

describe('two builds into one folder', () => {
  it('keeps the second one out until the first is done', async () => {
    await put(PAGES);
    let second: Promise<unknown> | undefined;
    await publish(
      trial.out,
      '1',
      [
        {
          path: 'a',
          input: Buffer.from('1'),
          make: () => {
            second = put(NEXT).catch((error) => error);
            return '1';
          },
        },
      ],
      trial.cache,
    );
    expect(String(await second)).toContain(
      `another build runs here: process ${process.pid} holds ${trial.out}/.answerbook/lock`,
    );
    expect(treeOf(trial.out)).toEqual({ a: '1' });
    await put(NEXT);
    expect(treeOf(trial.out)).toEqual(PUBLISHED);
  });

  it('lets two checkouts publish in turns', async () => {
    await put(PAGES);
    trial.cache = join(trial.parent, 'cache of another');
    expect(await put(NEXT, '2')).toMatchObject({ written: 2, removed: 1 });
    expect(treeOf(trial.out)).toEqual(PUBLISHED);
  });
});

/** Whether a small disk can be made for a test. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

describe.skipIf(!canMount)('publish(out, how, files) on a disk of 300 kB', () => {
  it('says in a sentence that there is no room, and leaves the folder as it was', async () => {
    const script = join(trial.parent, 'full.mts');
    writeFileSync(
      script,
      `import { readdirSync } from 'node:fs';
      import { publish } from ${JSON.stringify(join(import.meta.dirname, 'publish.ts'))};
      import { treeOf } from ${JSON.stringify(join(import.meta.dirname, 'trial-folder.ts'))};
      const files = (many, text) => Array.from({ length: many }, (_, i) => ({ path: \`q/\${i}/x\`, input: Buffer.alloc(4000, text) }));
      const out = ${JSON.stringify(join(trial.parent, 'disk/out'))};
      await publish(out, '1', files(20, 'a'), '/nowhere');
      const before = JSON.stringify(treeOf(out));
      const { message } = await publish(out, '1', files(90, 'b'), '/nowhere').catch((error) => error);
      console.log(message);
      console.log(JSON.stringify(treeOf(out)) === before, String(readdirSync(out + '/.answerbook')));
      await publish(out, '1', files(10, 'b'), '/nowhere');
      console.log(Object.keys(treeOf(out)).length);`,
    );
    mkdirSync(join(trial.parent, 'disk'));
    const { stdout, stderr } = spawnSync(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        'mount -t tmpfs -o size=300k none "$1" && exec "$0" --import tsx "$2"',
        process.execPath,
        join(trial.parent, 'disk'),
        script,
      ],
      { encoding: 'utf8', cwd: join(import.meta.dirname, '../..') },
    );
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      `${join(trial.parent, 'disk/out')} could not be published: there is no room left on its disk. Nothing was changed. Mend that and build again.`,
      'true record.json',
      '10',
      '',
    ]);
  }, 60_000);
});

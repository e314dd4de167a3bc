import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formerRecordFileOf } from './former-record.ts';
import { hashOf } from './out-files.ts';
import { type Publication, publish } from './publish.ts';
import { readRecord, recordFileOf } from './record.ts';
import { newTrialFolder, treeOf } from './trial-folder.ts';

let parent: string;
let out: string;
let cache: string;

beforeEach(() => {
  parent = newTrialFolder();
  out = join(parent, 'out');
  cache = join(parent, 'cache');
  mkdirSync(cache);
});

afterEach(() => rmSync(parent, { recursive: true }));

/** Publishes files by their texts; what is published is the text and a `!`. */
const put = (texts: Record<string, string>, how = '1') =>
  publish(
    out,
    how,
    Object.entries(texts).map(
      ([path, text]): Publication => ({ path, input: Buffer.from(text), make: () => `${text}!` }),
    ),
    cache,
  );

/** Puts a file into the folder by another hand, or an empty folder when the path ends in `/`. */
function write(path: string, text: string, folder = out): void {
  mkdirSync(path.endsWith('/') ? join(folder, path) : dirname(join(folder, path)), { recursive: true });
  if (!path.endsWith('/')) writeFileSync(join(folder, path), text);
}

describe('publish(out, how, files)', () => {
  it('makes the folder hold exactly the files', async () => {
    await put({ 'index.html': 'a', 'q/x/index.html': 'b' });
    expect(await put({ 'index.html': 'a' })).toEqual({ written: 0, removed: 1, total: 1, notes: [] });
    expect(treeOf(out)).toEqual({ 'index.html': 'a!' });
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
    expect(await publish(out, '1', [file('a', '1'), file('b', '2')], cache)).toMatchObject({ written: 1, total: 2 });
    expect(made).toEqual(['b']);
    expect(treeOf(out)).toEqual({ a: '1!', b: '2!' });
  });

  it('makes everything when the way of making has changed, and writes what came out otherwise', async () => {
    await put({ a: '1', b: '1' });
    const files = ['a', 'b'].map((path) => ({
      path,
      input: Buffer.from('1'),
      make: () => (path === 'a' ? '1!' : '1?'),
    }));
    expect(await publish(out, '2', files, cache)).toMatchObject({ written: 1 });
    expect(await publish(out, '2', files, cache)).toMatchObject({ written: 0 });
    expect(treeOf(out)).toEqual({ a: '1!', b: '1?' });
  });

  it('touches nothing when nothing has changed', async () => {
    await put({ a: '1' });
    const before = [statSync(recordFileOf(out)).ino, statSync(join(out, 'a')).ino];
    await put({ a: '1' });
    expect([statSync(recordFileOf(out)).ino, statSync(join(out, 'a')).ino]).toEqual(before);
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
    await expect(publish(out, '1', files, cache)).rejects.toThrow('unknown');
    expect(treeOf(out)).toEqual({ a: '1!', b: '1!' });
    expect(await put({ a: '1', b: '1' })).toMatchObject({ written: 0 });
  });

  it('leaves nothing of its own but the record', async () => {
    await put({ a: '1' });
    await put({ a: '2' });
    expect(readdirSync(join(out, '.answerbook'))).toEqual(['record.json']);
  });

  it('knows its files in a copy of the folder, at another place and time', async () => {
    await put({ a: '1', 'q/b': '1', c: '1' });
    cpSync(out, join(parent, 'copy'), { recursive: true });
    utimesSync(join(parent, 'copy/a'), 1, 1);
    out = join(parent, 'copy');
    expect(await put({ a: '1', 'q/b': '2' })).toEqual({ written: 1, removed: 1, total: 2, notes: [] });
  });

  it.each([
    ['a file', { q: '1' }, { 'q/x': '2', 'q/y/z': '2' }],
    ['a folder', { 'q/x': '1', 'q/y/z': '1', r: '1' }, { q: '2' }],
    ['a folder deep inside', { 'q/x/y/z': '1', 'q/x/w': '1' }, { 'q/x': '2' }],
  ])('puts something else in the place of %s of its own', async (_, before, after) => {
    await put(before);
    await put(after);
    expect(treeOf(out)).toEqual(Object.fromEntries(Object.keys(after).map((path) => [path, '2!'])));
  });

  it('takes over what a build that recorded elsewhere wrote', async () => {
    write('index.html', 'old');
    write('q/gone.html', 'old');
    write('q/edited.html', 'longer than it was');
    const files = Object.fromEntries(['index.html', 'q/gone.html', 'q/edited.html'].map((path) => [path, { size: 3 }]));
    writeFileSync(formerRecordFileOf(out, cache), JSON.stringify({ how: '1', files }));
    expect(await put({ 'index.html': 'new' })).toMatchObject({ written: 1, removed: 1 });
    expect(treeOf(out)).toEqual({ 'index.html': 'new!', 'q/edited.html': 'longer than it was' });
    expect(existsSync(formerRecordFileOf(out, cache))).toBe(false);
  });

  it.each(['../victim', 'q/../../victim', '/etc/victim', '.git/HEAD', 'CNAME', '.answerbook/record.json', 'q//x', ''])(
    'publishes nothing at %j',
    async (path) => {
      await expect(put({ a: '1', [path]: '1' })).rejects.toThrow(`"${path}" is no path that a build may write below`);
      expect(treeOf(parent)).toEqual({ 'cache/': '', 'out/': '' });
    },
  );
});

const PAGES = { 'index.html': '1', 'q/x/index.html': '1', 'q/y/index.html': '1' };
/** What `PAGES` become in the tests below: one is new, one another, one gone. */
const NEXT = { 'index.html': '2', 'q/x/index.html': '1', 'q/z/index.html': '1' };
const PUBLISHED = { 'index.html': '2!', 'q/x/index.html': '1!', 'q/z/index.html': '1!' };

describe('what others put into a published folder', () => {
  it.each([
    ['customs', { '.git/HEAD': 'ref', '.git/q/y': 'o', CNAME: 'host', '.nojekyll': '', '.well-known/x/y': 'key' }],
    ['files at the top', { 'letter.txt': 'dear', 'index.htm': 'mine' }],
    ['a file in the folder of a page that goes', { 'q/y/notes.txt': 'mine' }],
    ['a folder in the folder of a page that goes', { 'q/y/mine/notes.txt': 'mine' }],
    ['an empty folder there', { 'q/y/mine/': '' }],
    ['a page named like one that goes', { 'q/y/index.html.bak': 'mine' }],
    ['files in a folder named like one of ours', { 'q/mine/index.html': 'mine' }],
  ])('%s: stays', async (_, theirs) => {
    await put(PAGES);
    for (const [path, text] of Object.entries(theirs)) write(path, text);
    expect(await put(NEXT)).toMatchObject({ written: 2, removed: 1, notes: [] });
    expect(treeOf(out)).toEqual({ ...PUBLISHED, ...theirs });
  });

  it('what custom puts there before the first build: stays', async () => {
    const theirs = { '.git/HEAD': 'ref', CNAME: 'host', '.nojekyll': '', '.well-known/x': 'key' };
    for (const [path, text] of Object.entries(theirs)) write(path, text);
    await put(NEXT);
    expect(treeOf(out)).toEqual({ ...PUBLISHED, ...theirs });
  });

  it('a link to another folder: stays, and so does what it leads to', async () => {
    await put(PAGES);
    write('letter.txt', 'dear', join(parent, 'theirs'));
    symlinkSync(join(parent, 'theirs'), join(out, 'q/y/link'));
    await put(NEXT);
    expect(treeOf(out)).toEqual({ ...PUBLISHED, 'q/y/link': `→ ${join(parent, 'theirs')}` });
    expect(treeOf(join(parent, 'theirs'))).toEqual({ 'letter.txt': 'dear' });
  });

  it('a page that somebody changed and that goes: stays, and is said', async () => {
    await put(PAGES);
    write('q/y/index.html', '1?');
    const { notes, removed } = await put(NEXT);
    expect([removed, notes]).toEqual([
      0,
      [`${out}/q/y/index.html\nNo longer published, and changed after a build wrote it: left where it is.`],
    ]);
    expect(treeOf(out)).toEqual({ ...PUBLISHED, 'q/y/index.html': '1?' });
    expect((await put(NEXT)).notes).toEqual([]);
    expect(treeOf(out)).toEqual({ ...PUBLISHED, 'q/y/index.html': '1?' });
  });

  it('a folder made anew at the same place: is refused', async () => {
    await put(PAGES);
    rmSync(out, { recursive: true });
    write('index.html', '1!');
    write('letter.txt', 'dear');
    await expect(put(NEXT)).rejects.toThrow(`${out} holds index.html and no record that a build wrote it.`);
    expect(treeOf(out)).toEqual({ 'index.html': '1!', 'letter.txt': 'dear' });
  });

  it('a link in the place of the folder: is refused', async () => {
    await put(PAGES);
    cpSync(out, join(parent, 'theirs'), { recursive: true });
    rmSync(out, { recursive: true });
    symlinkSync(join(parent, 'theirs'), out);
    const before = treeOf(join(parent, 'theirs'));
    await expect(put(NEXT)).rejects.toThrow(`${out} is a link to ${join(parent, 'theirs')}`);
    expect(treeOf(join(parent, 'theirs'))).toEqual(before);
  });

  it.each(['q', 'q/x', '.answerbook'])('a link in the place of the folder %s: is refused', async (folder) => {
    await put(PAGES);
    cpSync(join(out, folder), join(parent, 'theirs'), { recursive: true });
    rmSync(join(out, folder), { recursive: true });
    symlinkSync(join(parent, 'theirs'), join(out, folder));
    const before = [treeOf(out), treeOf(join(parent, 'theirs'))];
    await expect(put(NEXT)).rejects.toThrow(`${join(out, folder)} is a link to ${join(parent, 'theirs')}`);
    expect([treeOf(out), treeOf(join(parent, 'theirs'))]).toEqual(before);
  });

  it.each([
    ['a file where a page goes', { 'q/z/index.html': 'mine' }, 'q/z/index.html was not written by a build.'],
    ['the very page where it goes', { 'q/z/index.html': '1!' }, 'q/z/index.html was not written by a build.'],
    ['an empty file where a page goes', { 'q/z/index.html': '' }, 'q/z/index.html was not written by a build.'],
    ['a changed page', { 'index.html': 'mine' }, 'index.html was changed after a build wrote it.'],
    ['a page changed by a letter', { 'q/x/index.html': '1?' }, 'q/x/index.html was changed after a build wrote it.'],
    ['a file where a folder goes', { 'q/z': 'mine' }, 'q/z stands where a folder is needed.'],
    ['a folder where a page goes', { 'q/z/index.html/mine': 'mine' }, 'q/z/index.html stands where a file is needed.'],
    ['an empty folder there', { 'q/z/index.html/': '' }, 'q/z/index.html stands where a file is needed.'],
  ])('%s: is an error that names it', async (_, theirs, why) => {
    await put(PAGES);
    for (const [path, text] of Object.entries(theirs)) {
      write(path, text);
      utimesSync(join(out, path), 1, 1);
    }
    const before = treeOf(out);
    await expect(put(NEXT)).rejects.toThrow(
      `${out}/${why}\nNothing was changed. Move away what is yours, or delete it, and build again.`,
    );
    expect(treeOf(out)).toEqual(before);
    for (const path of Object.keys(theirs)) rmSync(join(out, path), { recursive: true });
    rmSync(join(out, 'q/z/index.html'), { recursive: true, force: true });
    await put(NEXT); // the cure is right
    expect(treeOf(out)).toEqual(PUBLISHED);
  });

  it('an empty folder in a folder whose place a page takes: is an error that names it', async () => {
    await put({ 'q/x': '1', 'r/x/index.html': '1' });
    write('r/x/mine/', '');
    await expect(put({ 'q/x': '1', 'r/x': '2' })).rejects.toThrow(`${out}/r/x stands where a file is needed.`);
    expect(treeOf(out)).toEqual({ 'q/x': '1!', 'r/x/index.html': '1!', 'r/x/mine/': '' });
  });

  it.each([
    ['a page', 'q/z/index.html', 'stands where a file is needed'],
    ['the folder of a page', 'q/z', 'stands where a folder is needed'],
  ])('a link where %s goes: is an error that names it', async (_, path, why) => {
    await put(PAGES);
    write('index.html', 'mine', join(parent, 'theirs'));
    mkdirSync(dirname(join(out, path)), { recursive: true });
    symlinkSync(join(parent, path.endsWith('html') ? 'theirs/index.html' : 'theirs'), join(out, path));
    await expect(put(NEXT)).rejects.toThrow(`${join(out, path)} ${why}`);
    expect(treeOf(join(parent, 'theirs'))).toEqual({ 'index.html': 'mine' });
    expect(treeOf(out)['index.html']).toBe('1!');
  });

  it('a link in the place of a page: is an error, or stays when the page goes', async () => {
    await put(PAGES);
    write('x', 'mine', join(parent, 'theirs'));
    for (const page of ['index.html', 'q/y/index.html']) {
      rmSync(join(out, page));
      symlinkSync(join(parent, 'theirs/x'), join(out, page));
    }
    await expect(put(NEXT)).rejects.toThrow(`${out}/index.html stands where a file is needed`);
    rmSync(join(out, 'index.html'));
    await put(NEXT);
    expect(treeOf(out)).toEqual({ ...PUBLISHED, 'q/y/index.html': `→ ${join(parent, 'theirs/x')}` });
    expect(treeOf(join(parent, 'theirs'))).toEqual({ x: 'mine' });
  });

  it('the first ten of many that are in the way are named', async () => {
    await put(PAGES);
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`m${i}`, 'mine']));
    for (const [path, text] of Object.entries(many)) write(path, text);
    await expect(put(many)).rejects.toThrow(/m9 was not written by a build\.\nand 3 more\nNothing/);
  });

  it.each(['', '1'])('a page of which only %j is left: is written again', async (rest) => {
    await put(PAGES);
    write('q/x/index.html', rest);
    write('index.html', rest && '2');
    expect(await put(NEXT)).toMatchObject({ written: 3 });
    expect(treeOf(out)).toEqual(PUBLISHED);
  });
});

describe('a record that cannot be read', () => {
  const state = (path: string, text: string) => [path, hashOf(text), hashOf('1\n', text), text.length, 0];
  const record = (...files: unknown[]) => JSON.stringify({ answerbook: 1, files });
  const CASES: [string, (text: string) => string][] = [
    ['empty', () => ''],
    ['cut short', (text) => text.slice(0, -20)],
    ['cut at a line', (text) => text.split('\n').slice(0, 2).join('\n')],
    ['no JSON', () => 'dear'],
    ['of another form', () => '{"files":{}}'],
    ['of a later form', (text) => text.replace('"answerbook":1', '"answerbook":2')],
    ['null', () => 'null'],
    ['naming ../victim', () => record(state('../victim', 'mine'))],
    ['naming q/../../victim', () => record(state('q/../../victim', 'mine'))],
    ['naming a path from the root', () => record(state(join(parent, 'victim'), 'mine'))],
    ['naming .git/HEAD', () => record(state('.git/HEAD', 'mine'))],
    ['naming .GIT/HEAD', () => record(state('.GIT/HEAD', 'mine'))],
    ['naming a number', () => record([1, 'x', 'x', 1, 1])],
  ];

  it.each(CASES)('%s: nothing is removed, it is said, and a new one is made', async (_, spoil) => {
    await put(PAGES);
    write('.git/HEAD', 'mine');
    write('victim', 'mine', parent);
    writeFileSync(recordFileOf(out), spoil(readFileSync(recordFileOf(out), 'utf8')));
    const { notes, removed } = await put({ 'index.html': '1', 'q/z/index.html': '1' });
    expect([removed, notes]).toEqual([
      0,
      [
        `The record of ${out} could not be read, so nothing was removed there: pages of earlier builds may be left. A new one was written.`,
      ],
    ]);
    const now = { 'index.html': '1!', 'q/x/index.html': '1!', 'q/y/index.html': '1!', 'q/z/index.html': '1!' };
    expect(treeOf(out)).toEqual({ ...now, '.git/HEAD': 'mine' });
    expect(treeOf(parent).victim).toBe('mine');
    expect([...(readRecord(out) as Map<string, unknown>).keys()]).toEqual(['index.html', 'q/z/index.html']);
  });

  it('keeps what differs from what is written', async () => {
    await put(PAGES);
    write('q/x/index.html', 'mine, perhaps');
    writeFileSync(recordFileOf(out), '');
    const { notes, written } = await put(NEXT);
    const aside = readdirSync(join(out, '.answerbook')).find((name) => name.startsWith('aside-')) as string;
    expect([written, notes[1]]).toEqual([
      3,
      `Files that differ from those of this build are in ${join(out, '.answerbook', aside)}. Delete it when none of them is yours.`,
    ]);
    expect(treeOf(out)).toEqual({ ...PUBLISHED, 'q/y/index.html': '1!' });
    expect(treeOf(join(out, '.answerbook', aside))).toEqual({ 'index.html': '1!', 'q/x/index.html': 'mine, perhaps' });
  });

  it('is no file: is refused', async () => {
    await put(PAGES);
    rmSync(recordFileOf(out));
    mkdirSync(recordFileOf(out));
    await expect(put(NEXT)).rejects.toThrow(`${recordFileOf(out)} is no file, and builds keep their record there.`);
  });
});

describe('two builds into one folder', () => {
  it('keeps the second one out until the first is done', async () => {
    await put(PAGES);
    let second: Promise<unknown> | undefined;
    await publish(
      out,
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
      cache,
    );
    expect(String(await second)).toContain(
      `another build runs here: process ${process.pid} holds ${out}/.answerbook/lock`,
    );
    expect(treeOf(out)).toEqual({ a: '1' });
    await put(NEXT);
    expect(treeOf(out)).toEqual(PUBLISHED);
  });

  it('lets two checkouts publish in turns', async () => {
    await put(PAGES);
    cache = join(parent, 'cache of another');
    expect(await put(NEXT, '2')).toMatchObject({ written: 2, removed: 1 });
    expect(treeOf(out)).toEqual(PUBLISHED);
  });
});

/** Whether a small disk can be made for a test. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

describe.skipIf(!canMount)('publish(out, how, files) on a disk of 300 kB', () => {
  it('says in a sentence that there is no room, and leaves the folder as it was', async () => {
    const script = join(parent, 'full.mts');
    writeFileSync(
      script,
      `import { readdirSync } from 'node:fs';
      import { publish } from ${JSON.stringify(join(import.meta.dirname, 'publish.ts'))};
      import { treeOf } from ${JSON.stringify(join(import.meta.dirname, 'trial-folder.ts'))};
      const files = (many, text) => Array.from({ length: many }, (_, i) => ({ path: \`q/\${i}/x\`, input: Buffer.alloc(4000, text) }));
      const out = ${JSON.stringify(join(parent, 'disk/out'))};
      await publish(out, '1', files(20, 'a'), '/nowhere');
      const before = JSON.stringify(treeOf(out));
      const { message } = await publish(out, '1', files(90, 'b'), '/nowhere').catch((error) => error);
      console.log(message);
      console.log(JSON.stringify(treeOf(out)) === before, String(readdirSync(out + '/.answerbook')));
      await publish(out, '1', files(10, 'b'), '/nowhere');
      console.log(Object.keys(treeOf(out)).length);`,
    );
    mkdirSync(join(parent, 'disk'));
    const { stdout, stderr } = spawnSync(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        'mount -t tmpfs -o size=300k none "$1" && exec "$0" --import tsx "$2"',
        process.execPath,
        join(parent, 'disk'),
        script,
      ],
      { encoding: 'utf8', cwd: join(import.meta.dirname, '../..') },
    );
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      `${join(parent, 'disk/out')} could not be published: there is no room left on its disk. Nothing was changed. Mend that and build again.`,
      'true record.json',
      '10',
      '',
    ]);
  }, 60_000);
});

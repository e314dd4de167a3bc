import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf } from './out-files.ts';
import { readRecord, recordFileOf } from './record.ts';
import { treeOf } from './trial-folder.ts';
import { trialPublication } from './trial-publication.ts';

const trial = trialPublication();
const { put, write } = trial;

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
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, ...theirs });
  });

  it('what custom puts there before the first build: stays', async () => {
    const theirs = { '.git/HEAD': 'ref', CNAME: 'host', '.nojekyll': '', '.well-known/x': 'key' };
    for (const [path, text] of Object.entries(theirs)) write(path, text);
    await put(NEXT);
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, ...theirs });
  });

  it('a link to another folder: stays, and so does what it leads to', async () => {
    await put(PAGES);
    write('letter.txt', 'dear', join(trial.parent, 'theirs'));
    symlinkSync(join(trial.parent, 'theirs'), join(trial.out, 'q/y/link'));
    await put(NEXT);
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, 'q/y/link': `→ ${join(trial.parent, 'theirs')}` });
    expect(treeOf(join(trial.parent, 'theirs'))).toEqual({ 'letter.txt': 'dear' });
  });

  it('a page that somebody changed and that goes: stays, and is said', async () => {
    await put(PAGES);
    write('q/y/index.html', '1?');
    const { notes, removed } = await put(NEXT);
    expect([removed, notes]).toEqual([
      0,
      [`${trial.out}/q/y/index.html\nNo longer published, and changed after a build wrote it: left where it is.`],
    ]);
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, 'q/y/index.html': '1?' });
    expect((await put(NEXT)).notes).toEqual([]);
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, 'q/y/index.html': '1?' });
  });

  it('a folder made anew at the same place: is refused', async () => {
    await put(PAGES);
    rmSync(trial.out, { recursive: true });
    write('index.html', '1!');
    write('letter.txt', 'dear');
    await expect(put(NEXT)).rejects.toThrow(`${trial.out} holds index.html and no record that a build wrote it.`);
    expect(treeOf(trial.out)).toEqual({ 'index.html': '1!', 'letter.txt': 'dear' });
  });

  it('a link in the place of the folder: is refused', async () => {
    await put(PAGES);
    cpSync(trial.out, join(trial.parent, 'theirs'), { recursive: true });
    rmSync(trial.out, { recursive: true });
    symlinkSync(join(trial.parent, 'theirs'), trial.out);
    const before = treeOf(join(trial.parent, 'theirs'));
    await expect(put(NEXT)).rejects.toThrow(`${trial.out} is a link to ${join(trial.parent, 'theirs')}`);
    expect(treeOf(join(trial.parent, 'theirs'))).toEqual(before);
  });

  it.each(['q', 'q/x', '.answerbook'])('a link in the place of the folder %s: is refused', async (folder) => {
    await put(PAGES);
    cpSync(join(trial.out, folder), join(trial.parent, 'theirs'), { recursive: true });
    rmSync(join(trial.out, folder), { recursive: true });
    symlinkSync(join(trial.parent, 'theirs'), join(trial.out, folder));
    const before = [treeOf(trial.out), treeOf(join(trial.parent, 'theirs'))];
    await expect(put(NEXT)).rejects.toThrow(`${join(trial.out, folder)} is a link to ${join(trial.parent, 'theirs')}`);
    expect([treeOf(trial.out), treeOf(join(trial.parent, 'theirs'))]).toEqual(before);
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
      utimesSync(join(trial.out, path), 1, 1);
    }
    const before = treeOf(trial.out);
    await expect(put(NEXT)).rejects.toThrow(
      `${trial.out}/${why}\nNothing was changed. Move away what is yours, or delete it, and build again.`,
    );
    expect(treeOf(trial.out)).toEqual(before);
    for (const path of Object.keys(theirs)) rmSync(join(trial.out, path), { recursive: true });
    rmSync(join(trial.out, 'q/z/index.html'), { recursive: true, force: true });
    await put(NEXT); // the cure is right
    expect(treeOf(trial.out)).toEqual(PUBLISHED);
  });

  it('an empty folder in a folder whose place a page takes: is an error that names it', async () => {
    await put({ 'q/x': '1', 'r/x/index.html': '1' });
    write('r/x/mine/', '');
    await expect(put({ 'q/x': '1', 'r/x': '2' })).rejects.toThrow(`${trial.out}/r/x stands where a file is needed.`);
    expect(treeOf(trial.out)).toEqual({ 'q/x': '1!', 'r/x/index.html': '1!', 'r/x/mine/': '' });
  });

  it.each([
    ['a page', 'q/z/index.html', 'stands where a file is needed'],
    ['the folder of a page', 'q/z', 'stands where a folder is needed'],
  ])('a link where %s goes: is an error that names it', async (_, path, why) => {
    await put(PAGES);
    write('index.html', 'mine', join(trial.parent, 'theirs'));
    mkdirSync(dirname(join(trial.out, path)), { recursive: true });
    symlinkSync(join(trial.parent, path.endsWith('html') ? 'theirs/index.html' : 'theirs'), join(trial.out, path));
    await expect(put(NEXT)).rejects.toThrow(`${join(trial.out, path)} ${why}`);
    expect(treeOf(join(trial.parent, 'theirs'))).toEqual({ 'index.html': 'mine' });
    expect(treeOf(trial.out)['index.html']).toBe('1!');
  });

  it('a link in the place of a page: is an error, or stays when the page goes', async () => {
    await put(PAGES);
    write('x', 'mine', join(trial.parent, 'theirs'));
    for (const page of ['index.html', 'q/y/index.html']) {
      rmSync(join(trial.out, page));
      symlinkSync(join(trial.parent, 'theirs/x'), join(trial.out, page));
    }
    await expect(put(NEXT)).rejects.toThrow(`${trial.out}/index.html stands where a file is needed`);
    rmSync(join(trial.out, 'index.html'));
    await put(NEXT);
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, 'q/y/index.html': `→ ${join(trial.parent, 'theirs/x')}` });
    expect(treeOf(join(trial.parent, 'theirs'))).toEqual({ x: 'mine' });
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
    expect(treeOf(trial.out)).toEqual(PUBLISHED);
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
    ['naming a path from the root', () => record(state(join(trial.parent, 'victim'), 'mine'))],
    ['naming .git/HEAD', () => record(state('.git/HEAD', 'mine'))],
    ['naming .GIT/HEAD', () => record(state('.GIT/HEAD', 'mine'))],
    ['naming a number', () => record([1, 'x', 'x', 1, 1])],
  ];

  it.each(CASES)('%s: nothing is removed, it is said, and a new one is made', async (_, spoil) => {
    await put(PAGES);
    write('.git/HEAD', 'mine');
    write('victim', 'mine', trial.parent);
    writeFileSync(recordFileOf(trial.out), spoil(readFileSync(recordFileOf(trial.out), 'utf8')));
    const { notes, removed } = await put({ 'index.html': '1', 'q/z/index.html': '1' });
    expect([removed, notes]).toEqual([
      0,
      [
        `The record of ${trial.out} could not be read, so nothing was removed there: pages of earlier builds may be left. A new one was written.`,
      ],
    ]);
    const now = { 'index.html': '1!', 'q/x/index.html': '1!', 'q/y/index.html': '1!', 'q/z/index.html': '1!' };
    expect(treeOf(trial.out)).toEqual({ ...now, '.git/HEAD': 'mine' });
    expect(treeOf(trial.parent).victim).toBe('mine');
    expect([...(readRecord(trial.out) as Map<string, unknown>).keys()]).toEqual(['index.html', 'q/z/index.html']);
  });

  it('keeps what differs from what is written', async () => {
    await put(PAGES);
    write('q/x/index.html', 'mine, perhaps');
    writeFileSync(recordFileOf(trial.out), '');
    const { notes, written } = await put(NEXT);
    const aside = readdirSync(join(trial.out, '.answerbook')).find((name) => name.startsWith('aside-')) as string;
    expect([written, notes[1]]).toEqual([
      3,
      `Files that differ from those of this build are in ${join(trial.out, '.answerbook', aside)}. Delete it when none of them is yours.`,
    ]);
    expect(treeOf(trial.out)).toEqual({ ...PUBLISHED, 'q/y/index.html': '1!' });
    expect(treeOf(join(trial.out, '.answerbook', aside))).toEqual({
      'index.html': '1!',
      'q/x/index.html': 'mine, perhaps',
    });
  });

  it('is no file: is refused', async () => {
    await put(PAGES);
    rmSync(recordFileOf(trial.out));
    mkdirSync(recordFileOf(trial.out));
    await expect(put(NEXT)).rejects.toThrow(
      `${recordFileOf(trial.out)} is no file, and builds keep their record there.`,
    );
  });
});

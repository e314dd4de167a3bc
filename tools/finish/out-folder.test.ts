import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildSite } from '../build/build-site.ts';
import { ROOT } from '../paths.ts';
import { requireOut } from './out-folder.ts';
import { publish } from './publish.ts';
import { recordFileOf } from './record.ts';
import { treeOf } from './trial-folder.ts';

let parent: string;
let content: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'answerbook-'));
  vi.stubEnv('HOME', join(parent, 'homes/me'));
  content = join(parent, 'book/content');
  write('book/content/site.yaml');
  write('homes/me/letter.txt');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(parent, { recursive: true });
});

function write(path: string): void {
  mkdirSync(dirname(join(parent, path)), { recursive: true });
  writeFileSync(join(parent, path), 'mine');
}

describe('requireOut(out, content)', () => {
  it.each<[string, () => void]>([
    ['a folder that is not there yet', () => undefined],
    ['one below folders that are not there yet', () => rmSync(join(parent, 'homes'), { recursive: true })],
    ['an empty folder', () => mkdirSync(join(parent, 'out'))],
    [
      'one that holds only what custom puts there',
      () => ['.git/HEAD', 'CNAME', '.nojekyll', '.well-known/x'].forEach((path) => void write(`out/${path}`)),
    ],
    ['one that a build was ended in before it wrote anything', () => write('out/.answerbook/new/0')],
  ])('takes %s', (_, prepare) => {
    prepare();
    expect(() => requireOut(join(parent, 'out'), content)).not.toThrow();
    expect(() => requireOut(join(parent, 'homes/me/a/b/out'), content)).not.toThrow();
  });

  it('takes a folder that a build wrote, whatever others put there since', async () => {
    await publish(join(parent, 'out'), '1', [{ path: 'a', input: Buffer.from('1') }], parent);
    write('out/mine.txt');
    expect(() => requireOut(join(parent, 'out'), content)).not.toThrow();
    writeFileSync(recordFileOf(join(parent, 'out')), '');
    expect(() => requireOut(join(parent, 'out'), content)).not.toThrow();
  });

  it.each<[string, string | (() => string), string, (() => void)?]>([
    ['the root of the file system', '/', 'is the root of the file system'],
    ['the home folder', 'homes/me', 'is your home folder'],
    ['an empty home folder', 'homes/me', 'is your home folder', () => rmSync(join(parent, 'homes/me/letter.txt'))],
    ['what holds the home folder', 'homes', 'holds your home folder'],
    ['the content', 'book/content', 'is the content'],
    ['what holds the content', 'book', 'holds the content'],
    ['what holds all of it', '', 'holds the content'],
    ['a folder in the content', 'book/content/out/deep', 'lies in the content'],
    ['the checkout', () => ROOT, 'is the checkout'],
    ['what holds the checkout', () => dirname(ROOT), 'holds the checkout'],
    [
      'the content by another name',
      'other/content',
      'is the content',
      () => symlinkSync(join(parent, 'book'), join(parent, 'other')),
    ],
    [
      'a folder in the content by another name',
      'other/out',
      'lies in the content',
      () => symlinkSync(content, join(parent, 'other')),
    ],
    [
      'a link to an empty folder',
      'link',
      'is a link to',
      () => {
        mkdirSync(join(parent, 'empty'));
        symlinkSync(join(parent, 'empty'), join(parent, 'link'));
      },
    ],
    ['a link that leads nowhere', 'link', 'is a link to', () => symlinkSync('nowhere', join(parent, 'link'))],
    ['a link to itself', 'link', 'is a link to', () => symlinkSync('link', join(parent, 'link'))],
    [
      'a folder behind a link to itself',
      'link/out',
      'cannot be written: ELOOP',
      () => symlinkSync('link', join(parent, 'link')),
    ],
    ['a file', 'out', 'is no folder', () => write('out')],
    ['a folder below a file', 'out/a', 'cannot be written: ENOTDIR', () => write('out')],
    [
      'a folder with a file',
      'out',
      'holds letter.txt and no record that a build wrote it',
      () => write('out/letter.txt'),
    ],
    [
      'a folder with a folder',
      'out',
      'holds q and no record',
      () => mkdirSync(join(parent, 'out/q'), { recursive: true }),
    ],
    [
      "somebody's project",
      'out',
      'holds README.md and no record',
      () => ['.git/HEAD', 'README.md'].forEach((path) => void write(`out/${path}`)),
    ],
  ])('refuses %s and leaves it as it is', (_, folder, why, prepare) => {
    prepare?.();
    const out =
      typeof folder === 'function' ? folder() : folder === '/' ? '/' : join(parent, folder).replace(/\/$/, '');
    const before = treeOf(parent);
    expect(() => requireOut(out, content)).toThrow(`${out} ${why}`);
    expect(treeOf(parent)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a folder that may not be written', () => {
    mkdirSync(join(parent, 'out'));
    chmodSync(join(parent, 'out'), 0o500);
    expect(() => requireOut(join(parent, 'out/a'), content)).toThrow(`${parent}/out/a cannot be written: EACCES`);
  });
});

describe('buildSite(build)', () => {
  it("refuses somebody else's folder before it does anything", async () => {
    write('out/letter.txt');
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    // With content that every later step would stumble over.
    const built = buildSite({
      content: join(parent, 'nowhere'),
      out: join(parent, 'out'),
      siteUrl: undefined,
      cards: false,
    });
    await expect(built).rejects.toThrow(`${parent}/out holds letter.txt and no record that a build wrote it`);
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
    expect(readdirSync(join(parent, 'out'))).toEqual(['letter.txt']);
    expect(existsSync(join(parent, 'nowhere'))).toBe(false);
  });
});

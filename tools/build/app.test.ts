import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compileApp } from './app.ts';

const parent = mkdtempSync(join(tmpdir(), 'app-'));
afterAll(() => rmSync(parent, { recursive: true }));

let root: string;
let compiled: number;

const app = () => join(root, '.cache/app');
const installNext = (version: string) =>
  writeFileSync(join(root, 'node_modules/next/package.json'), JSON.stringify({ version }));

/** What Next does, but for the compiling: it writes into what is there. */
const compile = async () => {
  compiled += 1;
  mkdirSync(app(), { recursive: true });
  expect(existsSync(join(app(), 'server.js'))).toBe(false);
  writeFileSync(join(app(), 'server.js'), `compilation ${compiled}`);
};
const compileAs = (version: string, work = compile) => compileApp(version, { root, app: app() }, work);

beforeEach(async () => {
  root = join(mkdtempSync(join(parent, 'checkout-')), 'checkout');
  mkdirSync(join(root, 'node_modules/next'), { recursive: true });
  installNext('16.4.6');
  compiled = 0;
  expect(await compileAs('a')).toBe('compiled');
});

describe('compileApp(version)', () => {
  it('keeps what was compiled from the same code', async () => {
    expect(await compileAs('a')).toBe('compiled before');
    expect(compiled).toBe(1);
  });

  it.each<[string, () => void, string]>([
    ['the code or Node is another one', () => {}, 'b'],
    ['another Next is installed', () => installNext('16.4.7'), 'a'],
    ['the mark was cut short', () => truncateSync(join(app(), 'compiled-from'), 10), 'a'],
    ['the mark is gone', () => rmSync(join(app(), 'compiled-from')), 'a'],
    ['it is gone', () => rmSync(app(), { recursive: true }), 'a'],
    [
      'the checkout was moved with it',
      () => {
        const moved = join(root, '../moved');
        renameSync(root, moved);
        root = moved;
      },
      'a',
    ],
  ])('compiles anew, into nothing, when %s', async (_, change, version) => {
    change();
    expect(await compileAs(version)).toBe('compiled');
    expect(readFileSync(join(app(), 'server.js'), 'utf8')).toBe('compilation 2');
    expect(await compileAs(version)).toBe('compiled before');
  });

  it('takes no compilation that was ended for one', async () => {
    const ended = async () => {
      await compile();
      throw new Error('ended');
    };
    await expect(compileAs('b', ended)).rejects.toThrow('ended');
    expect(await compileAs('b')).toBe('compiled');
    await expect(compileAs('c', ended)).rejects.toThrow('ended');
    expect(await compileAs('b')).toBe('compiled'); // the code was taken back meanwhile
    expect(compiled).toBe(5);
  });
});

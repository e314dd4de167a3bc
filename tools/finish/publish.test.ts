import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '../assets.ts';
import { type Publication, publish } from './publish.ts';

let folder: string;
let cache: string;

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'answerbook-'));
  folder = join(parent, 'out');
  cache = join(parent, 'cache');
  mkdirSync(cache);
});

const files = (texts: Record<string, string>): Publication[] =>
  Object.entries(texts).map(([path, text]) => ({ path, input: Buffer.from(text), make: (input) => `${input}!` }));

describe('publish(out, how, files)', () => {
  it('makes the folder hold exactly the files', () => {
    publish(folder, '1', files({ 'index.html': 'a', 'q/x/index.html': 'b' }), cache);
    expect(publish(folder, '1', files({ 'index.html': 'a' }), cache)).toEqual({ written: 0, removed: 1, total: 1 });
    expect(filesIn(folder)).toEqual(['index.html']);
    expect(existsSync(join(folder, 'q'))).toBe(false);
  });

  it('writes only what has changed, and everything when the way of making has', () => {
    publish(folder, '1', files({ a: '1', b: '1' }), cache);
    expect(publish(folder, '1', files({ a: '1', b: '2' }), cache)).toMatchObject({ written: 1 });
    expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('2!');
    expect(publish(folder, '2', files({ a: '1', b: '2' }), cache)).toMatchObject({ written: 2 });
  });

  it('writes again what somebody cut short', () => {
    publish(folder, '1', files({ a: '1' }), cache);
    writeFileSync(join(folder, 'a'), '');
    expect(publish(folder, '1', files({ a: '1' }), cache)).toMatchObject({ written: 1 });
  });

  it('touches nothing when a file cannot be made', () => {
    publish(folder, '1', files({ a: '1', b: '1' }), cache);
    const broken = {
      path: 'b',
      input: Buffer.from('2'),
      make: () => {
        throw new Error('unknown');
      },
    };
    expect(() => publish(folder, '1', [...files({ a: '2' }), broken], cache)).toThrow('unknown');
    expect([readFileSync(join(folder, 'a'), 'utf8'), readFileSync(join(folder, 'b'), 'utf8')]).toEqual(['1!', '1!']);
  });

  it("refuses somebody else's folder", () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    expect(() => publish(folder, '1', files({ a: '1' }), cache)).toThrow(
      'is not empty and no build of this checkout wrote it',
    );
    expect(filesIn(folder)).toEqual(['letter.txt']);
  });
});

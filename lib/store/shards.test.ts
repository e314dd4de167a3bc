import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readShards, writeShards } from './shards.ts';

const parent = mkdtempSync(join(tmpdir(), 'shards-'));
afterAll(() => rmSync(parent, { recursive: true }));

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(parent, 'store-')), 'store');
});

/** So many that they fill two shards and begin a third. */
const itemsOf = (time: string) => Array.from({ length: 4001 }, (_, index) => `${time} ${index}`);

function read(): string[] {
  const found: string[] = [];
  readShards<{ items: string[] }>(folder, ({ items }) => void found.push(...items));
  return found;
}

describe('writeShards(folder, items, toShard)', () => {
  const write = (items: string[]) => writeShards(folder, items, (part) => ({ items: part }));

  it('leaves what readShards reads, and nothing of what was there before', () => {
    write(itemsOf('first'));
    expect(read()).toEqual(itemsOf('first'));
    write(['second']);
    expect(read()).toEqual(['second']);
    expect(readdirSync(folder)).toEqual(['00000.json']);
    write([]);
    expect(read()).toEqual([]);
  });

  it('leaves the shards of the last time, all of them, when it cannot end', () => {
    write(itemsOf('first'));
    let shards = 0;
    const fail = () =>
      writeShards(folder, itemsOf('second'), (items) => {
        if (shards++ > 0) throw new Error('full');
        return { items };
      });
    expect(fail).toThrow('full');
    expect(read()).toEqual(itemsOf('first'));
    expect(existsSync(`${folder}.new`)).toBe(false);
  });

  it('takes nothing of what a process that was killed left beside', () => {
    mkdirSync(`${folder}.new`);
    writeFileSync(join(`${folder}.new`, '00000.json'), '{"items":["killed"]}');
    writeFileSync(join(`${folder}.new`, '00009.json'), '{"items":["killed"]}');
    expect(read()).toEqual([]);
    write(['now']);
    expect(read()).toEqual(['now']);
    expect(readdirSync(folder)).toEqual(['00000.json']);
  });
});

describe('readShards(folder, read)', () => {
  it.each([0, 1, 5000])('leaves out a shard that was cut to %i bytes, and reads the others', (length) => {
    writeShards(folder, itemsOf('first'), (items) => ({ items }));
    truncateSync(join(folder, '00001.json'), length);
    expect(read()).toEqual([...itemsOf('first').slice(0, 2000), 'first 4000']);
  });
});

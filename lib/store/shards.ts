import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** So many items are in one file: no file and no string holds the whole book. */
const SHARD = 2000;

/** Hands over what `writeShards` wrote, shard by shard; one that cannot be read is left out, and what it held is made anew. */
export function readShards<T>(folder: string, read: (shard: T) => void): void {
  for (const name of filesIn(folder)) {
    try {
      read(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    } catch {
      // Half of it was written, or somebody else's.
    }
  }
}

/**
 * Makes a folder hold items in shards, each as `toShard` makes it of its part of them. They are put in place together: shards
 * of two times would say of each other's items what holds for their own.
 */
export function writeShards<T>(folder: string, items: readonly T[], toShard: (part: readonly T[]) => unknown): void {
  const next = `${folder}.${process.pid}`; // so that two runs at once do no harm
  rmSync(next, { recursive: true, force: true });
  try {
    mkdirSync(next, { recursive: true });
    for (let from = 0; from < items.length; from += SHARD) {
      const name = `${String(from / SHARD).padStart(5, '0')}.json`;
      writeFileSync(join(next, name), JSON.stringify(toShard(items.slice(from, from + SHARD))));
    }
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    throw error;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

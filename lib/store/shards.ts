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

/** Writes items in shards, each as `toShard` makes it of its part of them, and removes what is no shard of these. */
export function writeShards<T>(folder: string, items: readonly T[], toShard: (part: readonly T[]) => unknown): void {
  mkdirSync(folder, { recursive: true });
  const names = new Set<string>();
  for (let from = 0; from < items.length; from += SHARD) {
    const name = `${String(from / SHARD).padStart(5, '0')}.json`;
    names.add(name);
    const aside = join(folder, `${name}.${process.pid}`); // so that two runs at once do no harm
    writeFileSync(aside, JSON.stringify(toShard(items.slice(from, from + SHARD))));
    renameSync(aside, join(folder, name));
  }
  for (const name of filesIn(folder)) if (!names.has(name)) rmSync(join(folder, name), { force: true });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

import { createHash } from 'node:crypto';
import { readShards, writeShards } from '#lib/store/shards.ts';
import type { Known } from './facts.ts';

/** What was known of a file: its stamp (size and times), the hash of its bytes, its facts. */
export type Remembered = { stamp: string; hash: string; facts: Known };

/** Facts of an earlier run by file; only files that did not change are found in it. */
export type Memory = Map<string, Remembered>;

type Shard = readonly (readonly [file: string, known: Remembered])[];

/** Reads what an earlier run remembered; what cannot be read is found anew. */
export function loadMemory(folder: string): Memory {
  const memory: Memory = new Map();
  readShards<Shard>(folder, (shard) => {
    for (const [file, known] of shard) memory.set(file, known);
  });
  return memory;
}

/** Keeps what is known for the next run; a cache that cannot be written is no error. */
export function saveMemory(folder: string, memory: Memory): void {
  try {
    writeShards(folder, [...memory], (part) => part);
  } catch {
    // The next run reads the files again.
  }
}

/** The hash of a file's bytes. */
export const hashOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('base64');

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { groupBy } from '#lib/model/group.ts';
import { writeWhole } from '../process/write-whole.ts';
import { isOurs, OWN_FOLDER } from './out-files.ts';

/** A file as a build wrote it. */
export type FileState = {
  path: string;
  /** Of its bytes. */
  hash: string;
  /** Of what it was made from and how. */
  input: string;
  size: number;
  /** When it was written, in whole ms. */
  time: number;
};

/** What builds wrote into a folder, by path. While something is published a path may have two states: before and after. */
export type FileRecord = ReadonlyMap<string, readonly FileState[]>;

/** Where the record of a published folder lies: inside it, so that it goes where the folder goes. */
export const recordFileOf = (out: string): string => join(out, OWN_FOLDER, 'record.json');

const RECORD = z.object({
  answerbook: z.literal(1),
  files: z.array(
    z.tuple([z.string().refine(isOurs), z.string(), z.string(), z.number().nonnegative(), z.number().nonnegative()]),
  ),
});

/** Reads the record of a folder: nothing when there is none, `unreadable` when it is not as `writeRecord` writes it. */
export function readRecord(out: string): FileRecord | 'unreadable' | undefined {
  const file = recordFileOf(out);
  if (!existsSync(file)) return undefined;
  const read = RECORD.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!read.success) return 'unreadable';
  const states = read.data.files.map(([path, hash, input, size, time]) => ({ path, hash, input, size, time }));
  return groupBy(states, ({ path }) => path);
}

/** Writes the record of a folder, a line a file, whole or not at all; leaves one alone that says the same. */
export function writeRecord(out: string, states: Iterable<FileState>): void {
  const lines = [...states]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ path, hash, input, size, time }) => JSON.stringify([path, hash, input, size, time]));
  const text = `{"answerbook":1,"files":[\n${lines.join(',\n')}\n]}\n`;
  const file = recordFileOf(out);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  // On the disk before any file is touched that it speaks of.
  writeWhole(file, text, { flush: true });
}

/** What a text says as JSON, nothing when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

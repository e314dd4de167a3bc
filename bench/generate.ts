import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bookFiles } from './book.ts';
import type { EntryFile } from './entry-file.ts';
import { measuredThreadFiles } from './measured-thread.ts';
import { threadFiles } from './thread.ts';

/** How much is generated. */
export type GenerateOptions = { threads: number };

/**
 * Every file of a generated content folder: the book's own entries, the thread whose page is measured, and so many
 * threads of six imported files with their claims. A file is the same whatever the number of threads.
 */
export function* generatedFiles({ threads }: GenerateOptions): Iterable<EntryFile> {
  yield* bookFiles(threads);
  yield* measuredThreadFiles();
  for (let index = 0; index < threads; index++) yield* threadFiles(index);
}

/** Writes a generated content folder; returns how many files it has. */
export function generateContent(folder: string, options: GenerateOptions): number {
  let files = 0;
  for (const { path, text } of generatedFiles(options)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    files += 1;
  }
  return files;
}

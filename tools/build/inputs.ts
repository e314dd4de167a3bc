import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { walkContent } from '#lib/check/files.ts';
import { OWN_FOLDER } from '../finish/out-files.ts';
import { ROOT } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';

/** What a build is made from, besides the content folder. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'tools',
  'next.config.mjs',
  'tsconfig.json',
  'contentlayer.config.ts',
  'package.json',
  'package-lock.json',
];

/** A build: of which content, into which folder, for which address. */
export type Built = { content: string; out: string; siteUrl: string | undefined };

/**
 * A text that changes when a build would come out otherwise: path, size and time of every input, and the settings from the
 * environment. Nothing is read, so that it costs milliseconds.
 */
function stampOfInputs({ content, siteUrl = '' }: Built): string {
  const hash = createHash('sha1').update(`${process.version}\n${siteUrl}\n`);
  for (const path of [content, ...SOURCES.map((name) => join(ROOT, name))]) addTo(hash, path);
  return hash.digest('hex');
}

/** Inside the folder, so that a folder made anew at the same place is not taken for it. */
const noteOf = (out: string) => join(out, OWN_FOLDER, 'built-from');

/** Whether a published site was built from exactly what is here now. */
export function isCurrent(built: Built): boolean {
  const { out } = built;
  const note = noteOf(out);
  return existsSync(join(out, 'index.html')) && existsSync(note) && readFileSync(note, 'utf8') === stampOfInputs(built);
}

/** Runs a build and notes what it was made from: what was there when it began. */
export async function noteInputs<T>(built: Built, build: () => Promise<T>): Promise<T> {
  const stamp = stampOfInputs(built);
  rmSync(noteOf(built.out), { force: true });
  const result = await build();
  writeWhole(noteOf(built.out), stamp);
  return result;
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  const paths = isFolder ? [...walkContent(path)].map(({ file }) => join(path, file)).sort() : [path];
  for (const file of paths) {
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found && !found.isDirectory() && !/\.test\.tsx?$/.test(file))
      hash.update(`${file}\n${found.size}\n${found.mtimeMs}\n`);
  }
}

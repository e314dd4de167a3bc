import { createHash } from 'node:crypto';
import { lstatSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../command.ts';
import { isPathBelow } from './path-below.ts';

/** The folder inside a published one that holds what builds keep there; no host is to serve it. */
export const OWN_FOLDER = '.answerbook';

/** What others keep in a published folder by custom: no build writes or removes it. */
export const OTHERS: readonly string[] = ['.git', 'CNAME', '.nojekyll', '.well-known'];

/** The folders that paths lie in, without the one that all of them lie in. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = dirname(path); folder !== '.' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  return folders;
}

const RESERVED = new RegExp(
  `^(?:${[OWN_FOLDER, ...OTHERS].map((name) => name.replaceAll('.', '\\.')).join('|')})(?:/|$)`,
  'i',
);

/** Whether a path names a file below the folder it is joined to, and one that is a build's to write there. */
export const isOurs = (path: string): boolean => !RESERVED.test(path) && isPathBelow(path);

/**
 * The file at a path of a published folder; every file that a build writes or removes there is named by this function.
 * What stands on the way is looked at once for all files, in `planChanges`.
 */
export function fileBelow(out: string, path: string): string {
  if (!isOurs(path)) throw new Failure(`"${path}" is no path that a build may write below ${out}`);
  return join(out, path);
}

/** What is at a path, links not followed; nothing when nothing is, or a file where a folder would have to be. */
export function findAt(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** A hash of 27 letters, for telling files apart. */
export const hashOf = (...parts: (Uint8Array | string)[]): string => {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
};

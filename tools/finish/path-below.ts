import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { isFileName } from '#lib/model/address.ts';
import { Failure } from '../command.ts';

/** The longest path below a folder, in UTF-16 units; systems take 4,096 bytes in all. */
const LONGEST = 1000;

/** Whether a path, `/` between its parts, names a file below the folder that it is joined to, on every kind of disk. */
export const isPathBelow = (path: string): boolean => path.length <= LONGEST && path.split('/').every(isFileName);

/**
 * Makes the path of a file below a folder, and of none elsewhere, whatever made the address.
 * @param path the file's path below the folder, `/` between its parts
 * @throws Failure when a part climbs, is empty or is no name for a file, or when a link stands on the way
 */
export function pathBelow(folder: string, path: string): string {
  if (!isPathBelow(path))
    throw new Failure(
      `${JSON.stringify(path)} is no path below ${folder}: its parts are names, with no "..", no "\\" and no character that an address cannot spell`,
    );
  let at = folder;
  for (const part of path.split('/')) {
    at = join(at, part);
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) throw new Failure(`${at} is a link, and nothing is written through one. Remove it.`);
    if (!found?.isDirectory()) break; // nothing lies below it yet
  }
  return join(folder, path);
}

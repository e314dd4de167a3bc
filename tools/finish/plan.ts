import { readdirSync, readFileSync } from 'node:fs';
import { fileBelow, findAt, foldersOf, hashOf } from './out-files.ts';
import type { FileRecord, FileState } from './record.ts';

/** What publishing will do to a folder, by path. */
export type Plan = {
  /** What is moved into place. */
  write: string[];
  /** What is not moved because the same bytes are there. */
  same: string[];
  /** What is no longer published and goes; `first` are those whose place something else takes. */
  remove: string[];
  first: string[];
  /** What is no longer published and stays, because somebody has changed it. */
  left: string[];
  /** What nobody knows any more whose it is, and something else takes the place of. */
  aside: string[];
  /** Why nothing may be done: the path, and what is wrong with what is there. */
  conflicts: [path: string, why: string][];
};

/**
 * Holds what is in a folder against what builds wrote there, reading only what would be overwritten or removed.
 * @param before what builds wrote; `unreadable` when nobody knows any more
 * @param now what the folder is to hold
 * @param staged where the bytes are of what has changed, by path
 */
export function planChanges(
  out: string,
  before: FileRecord | 'unreadable',
  now: ReadonlyMap<string, FileState>,
  staged: ReadonlyMap<string, string>,
): Plan {
  const known: FileRecord = before === 'unreadable' ? new Map() : before;
  const plan: Plan = { write: [], same: [], remove: [], first: [], left: [], aside: [], conflicts: [] };
  const read = (path: string) => readFileSync(fileBelow(out, path));
  const isKnown = (path: string, hash: string) => known.get(path)?.some((state) => state.hash === hash) ?? false;

  const wanted = foldersOf(now.keys());
  const isInTheWay = (path: string) => wanted.has(path) || [...foldersOf([path])].some((folder) => staged.has(folder));
  const goes = new Set<string>();
  for (const path of known.keys()) {
    if (now.has(path)) continue;
    const found = findAt(fileBelow(out, path));
    if (found && !found.isDirectory() && !(found.isFile() && isKnown(path, hashOf(read(path))))) plan.left.push(path);
    else {
      (isInTheWay(path) ? plan.first : plan.remove).push(path);
      if (found?.isFile()) goes.add(path);
    }
  }

  const made = foldersOf(known.keys());
  /** Whether everything at a path is a build's and goes. */
  const isGiven = (path: string): boolean =>
    goes.has(path) ||
    (made.has(path) &&
      findAt(fileBelow(out, path))?.isDirectory() === true &&
      readdirSync(fileBelow(out, path)).every((name) => isGiven(`${path}/${name}`)));
  const { dev } = findAt(out) ?? {};
  for (const folder of foldersOf(staged.keys())) {
    const found = findAt(fileBelow(out, folder));
    if (now.has(folder)) plan.conflicts.push([folder, 'would be a file and a folder']);
    else if (found?.isDirectory() && found.dev !== dev) plan.conflicts.push([folder, 'is another file system']);
    else if (found && !found.isDirectory() && !goes.has(folder))
      plan.conflicts.push([folder, 'stands where a folder is needed']);
  }
  if (plan.conflicts.length > 0) return plan; // what is below may be somewhere else

  for (const [path, file] of staged) {
    const found = findAt(fileBelow(out, path));
    if (!found || isGiven(path)) plan.write.push(path);
    else if (!found.isFile()) plan.conflicts.push([path, 'stands where a file is needed']);
    else if (before !== 'unreadable' && !known.has(path)) plan.conflicts.push([path, 'was not written by a build']);
    else {
      const there = read(path);
      const hash = hashOf(there);
      if (hash === now.get(path)?.hash) plan.same.push(path);
      else if (isKnown(path, hash) || isBeginning(there, file)) plan.write.push(path);
      else if (before === 'unreadable') plan.aside.push(path);
      else plan.conflicts.push([path, 'was changed after a build wrote it']);
    }
  }
  return plan;
}

/** Whether a file's bytes begin with these: what was cut short has nothing of anybody in it. */
const isBeginning = (bytes: Buffer, file: string): boolean =>
  readFileSync(file).subarray(0, bytes.length).equals(bytes);

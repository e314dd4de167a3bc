import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../command.ts';
import { CACHE } from '../paths.ts';
import { diskFaultOf } from '../process/disk-fault.ts';
import { withLock } from '../process/lock.ts';
import { formerRecordFileOf } from './former-record.ts';
import { fileBelow, findAt, foldersOf, hashOf, OWN_FOLDER } from './out-files.ts';
import { openOut, requireNoLinks } from './out-folder.ts';
import { type Plan, planChanges } from './plan.ts';
import { type FileRecord, type FileState, recordFileOf, writeRecord } from './record.ts';

/** A file to publish: what it is made from, and how. `make` is called only when the input has changed. */
export type Publication = {
  path: string;
  input: Uint8Array;
  make?(): Uint8Array | string | Promise<Uint8Array | string>;
};

/** How many files were written and removed, how many there are, and what somebody should know besides. */
export type Published = { written: number; removed: number; total: number; notes: string[] };

/**
 * Makes a folder hold these files, and none that an earlier build wrote besides; what others put there stays as it is.
 *
 * What has changed is made first, all of it, in a folder inside. Then everything that would be overwritten or removed is
 * held against the record: what no build wrote, or somebody has changed since, is an error that names it. Then the record
 * is written with what each file was and what it will be. Only now files are moved into place, one by one, and what is no
 * longer published is removed: after an end at any moment the next build knows which files are its own.
 * @param how a text that changes whenever the way files are made changes
 * @throws Failure when a file of somebody else is in the way, or when there is no room; CannotRun as `openOut` does, and
 * while another build publishes into the folder
 */
export async function publish(
  out: string,
  how: string,
  files: Iterable<Publication> | AsyncIterable<Publication>,
  cache = CACHE,
): Promise<Published> {
  requireNoLinks(out);
  const own = join(out, OWN_FOLDER);
  const progress = { begun: false };
  try {
    mkdirSync(own, { recursive: true });
    return await withLock('build', () => replaceFiles(out, how, files, cache, progress), join(own, 'lock'));
  } catch (error) {
    throw inWords(error, out, progress.begun);
  } finally {
    if (findAt(own) && isEmptyOrGone(own)) rmdirSync(own);
  }
}

async function replaceFiles(
  out: string,
  how: string,
  files: Iterable<Publication> | AsyncIterable<Publication>,
  cache: string,
  progress: { begun: boolean },
): Promise<Published> {
  const before = openOut(out, cache);
  const known: FileRecord = before === 'unreadable' ? new Map() : before;
  const staging = join(out, OWN_FOLDER, 'new');
  try {
    const { now, staged } = await stage(out, how, files, known, staging);
    const plan = planChanges(out, before, now, staged);
    requireNoConflict(out, plan);
    for (const path of plan.same) now.set(path, { ...stateIn(now, path), time: timeOf(fileBelow(out, path)) });

    progress.begun = plan.aside.length > 0;
    const aside = setAside(out, plan.aside);
    const replaced = [...plan.write, ...plan.first, ...plan.remove];
    if (replaced.length > 0 || aside) {
      writeRecord(out, [...now.values(), ...replaced.flatMap((path) => known.get(path) ?? [])]);
      progress.begun = true;
    }
    const removed = remove(out, plan.first);
    const written = [...plan.write, ...plan.aside];
    for (const folder of foldersOf(written)) mkdirSync(fileBelow(out, folder), { recursive: true });
    for (const path of written) renameSync(staged.get(path) as string, fileBelow(out, path));
    const total = { written: written.length, removed: removed + remove(out, plan.remove), total: now.size };
    writeRecord(out, now.values());
    rmSync(formerRecordFileOf(out, cache), { force: true });
    return { ...total, notes: notesOf(out, before === 'unreadable', plan, aside) };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Makes what has changed, each in a file of the staging folder.
 * @returns what the folder is to hold, and where the bytes are of what was made, by path
 */
async function stage(
  out: string,
  how: string,
  files: Iterable<Publication> | AsyncIterable<Publication>,
  known: FileRecord,
  staging: string,
) {
  for (const rest of [staging, `${recordFileOf(out)}.new`]) rmSync(rest, { recursive: true, force: true });
  mkdirSync(staging);
  const now = new Map<string, FileState>();
  const staged = new Map<string, string>();
  let made = 0;
  for await (const { path, input: source, make } of files) {
    const input = hashOf(how, '\n', source);
    const published = findPublished(fileBelow(out, path), input, known.get(path) ?? []);
    staged.delete(path);
    if (published) {
      now.set(path, published);
      continue;
    }
    const bytes = Buffer.from(make ? await make() : source);
    // By number: a tree of folders made and removed again took a third of the time of publishing.
    const file = join(staging, String(made++));
    writeFileSync(file, bytes);
    now.set(path, { path, hash: hashOf(bytes), input, size: bytes.length, time: timeOf(file) });
    staged.set(path, file);
  }
  return { now, staged };
}

/**
 * The state of a file that was made from an input and is unchanged. It is read only when its time does not tell: another
 * one, or a build was ended here, and it may have any of two states.
 */
function findPublished(file: string, input: string, states: readonly FileState[]): FileState | undefined {
  const found = findAt(file);
  if (!found?.isFile()) return undefined;
  const state = states.find((one) => one.input === input && one.size === found.size);
  if (!state) return undefined;
  const time = Math.trunc(found.mtimeMs);
  return (states.length === 1 && state.time === time) || state.hash === hashOf(readFileSync(file))
    ? { ...state, time }
    : undefined;
}

const timeOf = (file: string): number => Math.trunc(statSync(file).mtimeMs);

const stateIn = (now: ReadonlyMap<string, FileState>, path: string) => now.get(path) as FileState;

function requireNoConflict(out: string, { conflicts }: Plan): void {
  if (conflicts.length === 0) return;
  throw new Failure(
    `${listOf(conflicts.map(([path, why]) => `${fileBelow(out, path)} ${why}.`))}\nNothing was changed. Move away what is yours, or delete it, and build again.`,
  );
}

/** Moves files whose owner nobody knows out of the way; says where to. */
function setAside(out: string, paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  const folder = mkdtempSync(join(out, OWN_FOLDER, 'aside-'));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(fileBelow(out, path), join(folder, path));
  }
  return folder;
}

/** Removes files, and the folders that are empty without them; says how many files were there. */
function remove(out: string, paths: readonly string[]): number {
  const files = paths.filter((path) => findAt(fileBelow(out, path))?.isFile());
  for (const path of files) rmSync(fileBelow(out, path));
  // A folder that is gone already is no end: a build may have been ended before it removed the one around.
  for (const last of new Set(paths.map((path) => dirname(path))))
    for (let folder = last; folder !== '.' && isEmptyOrGone(fileBelow(out, folder)); folder = dirname(folder))
      if (findAt(fileBelow(out, folder))) rmdirSync(fileBelow(out, folder));
  return files.length;
}

const isEmptyOrGone = (folder: string): boolean => {
  const found = findAt(folder);
  return !found || (found.isDirectory() && readdirSync(folder).length === 0);
};

function notesOf(out: string, unreadable: boolean, { left }: Plan, aside: string | undefined): string[] {
  const notes: string[] = [];
  if (unreadable)
    notes.push(
      `The record of ${out} could not be read, so nothing was removed there: pages of earlier builds may be left. A new one was written.`,
    );
  if (aside)
    notes.push(`Files that differ from those of this build are in ${aside}. Delete it when none of them is yours.`);
  if (left.length > 0)
    notes.push(
      `${listOf(left.map((path) => fileBelow(out, path)))}\nNo longer published, and changed after a build wrote it: left where it is.`,
    );
  return notes;
}

/** The first lines of many, and how many more there are. */
function listOf(lines: readonly string[], most = 10): string {
  const more = lines.length - most;
  return [...lines.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** An error of the file system below a folder as a sentence, any other error as it is. */
function inWords(error: unknown, out: string, begun: boolean): unknown {
  const { code, path = out } = error as NodeJS.ErrnoException;
  const cause = code && diskFaultOf(error);
  if (!cause || !path.startsWith(out)) return error;
  const state = begun ? 'Part of the new site is in place, each file whole.' : 'Nothing was changed.';
  return new Failure(`${out} could not be published: ${cause}. ${state} Mend that and build again.`);
}

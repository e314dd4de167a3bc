import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn } from '../assets.ts';
import { Failure } from '../command.ts';
import { CACHE, ROOT } from '../paths.ts';
import { pathBelow } from './path-below.ts';

/** What was published last: by path, the hash of what it was made from and the size it has. */
type Published = Record<string, { input: string; size: number }>;

/** A file to publish: what it is made from, and how. `make` is called only when the input has changed. */
export type Publication = { path: string; input: Uint8Array; make?(input: Uint8Array): Uint8Array | string };

const hashOf = (input: Uint8Array | string) => createHash('sha1').update(input).digest('base64url');

/**
 * Makes a folder hold exactly these files. What has changed is made first, all of it, beside the folder; only when nothing
 * failed is it moved into place, file by file, and what is no longer published removed.
 * @param how a text that changes whenever the way files are made changes
 * @returns how many files were written and removed
 */
export function publish(
  out: string,
  how: string,
  files: Iterable<Publication>,
  cache = CACHE,
): { written: number; removed: number; total: number } {
  const recordFile = join(cache, `published-${hashOf(out)}.json`);
  const before = readRecord(recordFile, how);
  requireOurs(out, existsSync(recordFile));
  const staging = join(cache, 'staging');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  // By number: a tree of folders made and removed again took a third of the time of publishing.
  const staged = (index: number) => join(staging, String(index));
  const now: Published = {};
  const changed: string[] = [];
  for (const { path, input, make } of files) {
    const hash = hashOf(input);
    const to = pathBelow(out, path);
    const old = before[path];
    if (old?.input === hash && sizeOf(to) === old.size) {
      now[path] = old;
      continue;
    }
    const bytes = Buffer.from(make ? make(input) : input);
    writeFileSync(staged(changed.length), bytes);
    now[path] = { input: hash, size: bytes.length };
    changed.push(to);
  }
  const gone = filesIn(out).filter((path) => !Object.hasOwn(now, path));
  if (changed.length > 0 || gone.length > 0) rmSync(recordFile, { force: true }); // a crash from here on means: all anew
  for (const [index, to] of changed.entries()) move(staged(index), to);
  remove(out, gone);
  rmSync(staging, { recursive: true, force: true });
  writeFileSync(recordFile, JSON.stringify({ how, files: now }));
  return { written: changed.length, removed: gone.length, total: Object.keys(now).length };
}

function readRecord(file: string, how: string): Published {
  if (!existsSync(file)) return {};
  const record = JSON.parse(readFileSync(file, 'utf8')) as { how: string; files: Published };
  return record.how === how ? record.files : {};
}

/** Refuses to tidy a folder that holds somebody else's files. */
function requireOurs(out: string, published: boolean): void {
  if (published || out === join(ROOT, 'out') || !existsSync(out) || readdirSync(out).length === 0) return;
  throw new Failure(
    `${out} is not empty and no build of this checkout wrote it. Name an empty or new folder with --out.`,
  );
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, `${to}.new`); // another file system: copy beside, then swap
    renameSync(`${to}.new`, to);
  }
}

/** Removes files, and the folders that are empty without them. */
function remove(out: string, paths: readonly string[]): void {
  for (const path of paths) rmSync(join(out, path), { force: true });
  for (const last of new Set(paths.map((path) => dirname(path))))
    for (let folder = last; folder !== '.' && isEmpty(join(out, folder)); folder = dirname(folder))
      rmdirSync(join(out, folder));
}

/** Whether a folder is there and holds nothing. */
const isEmpty = (folder: string): boolean => existsSync(folder) && readdirSync(folder).length === 0;

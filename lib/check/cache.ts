import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Known } from './facts.ts';

/** What was known of a file: its stamp (size and times), the hash of its bytes, its facts. */
export type Remembered = { stamp: string; hash: string; facts: Known };

/** Facts of an earlier run by file; only files that did not change are found in it. */
export type Memory = Map<string, Remembered>;

const LIB = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where a content folder's facts are kept below a folder for caches: every content folder has a file of its own, the same one when both are moved together. */
export const cacheFile = (cacheFolder: string, contentFolder: string): string =>
  join(
    cacheFolder,
    `check-${createHash('sha256').update(relative(cacheFolder, contentFolder)).digest('hex').slice(0, 12)}.json`,
  );

/** A hash of everything that decides what `check` says of one file: its own code, the schemas, the readers of MDX and images, what is derived from traces, the packages. */
export function rulesVersion(): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string): void => void hash.update(path).update(readFileSync(path));
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory() && entry.name !== 'fixtures') walk(join(folder, entry.name));
      else if (entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
        add(join(folder, entry.name));
    }
  };
  for (const folder of ['check', 'schema', 'mdx', 'images', 'model', 'evidence']) walk(join(LIB, folder));
  add(join(LIB, '..', 'package.json'));
  return hash.digest('hex').slice(0, 16);
}

/** Reads what an earlier run remembered; nothing when the rules have changed since, or the file cannot be trusted. */
export function loadMemory(path: string, version: string): Memory {
  try {
    const saved = JSON.parse(readFileSync(path, 'utf8')) as { version?: unknown; files?: unknown };
    if (saved.version !== version || !Array.isArray(saved.files)) return new Map();
    return new Map(saved.files as [string, Remembered][]);
  } catch {
    return new Map();
  }
}

/** Keeps what is known for the next run. Written beside and renamed, so that two runs at once do no harm; a cache that cannot be written is no error. */
export function saveMemory(path: string, version: string, memory: Memory): void {
  const aside = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(aside, JSON.stringify({ version, files: [...memory] }));
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true });
  }
}

/** The hash of a file's bytes. */
export const hashOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('base64');

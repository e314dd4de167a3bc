import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ArchiveReader, libarchiveWasm } from 'libarchive-wasm';
import { CannotRun } from '../../command.ts';
import { CACHE } from '../../paths.ts';

/** The tables that are read; a dump has others, which are left alone. */
export const TABLES = ['Users', 'Tags', 'Posts', 'Comments', 'PostLinks'] as const;

/** The files of the tables that a dump has, by name; `end` deletes what was unpacked. */
export type Tables = { files: ReadonlyMap<(typeof TABLES)[number], string>; end: () => void };

/** The largest archive that is unpacked here, in bytes. */
const MOST_ARCHIVE = 1_000_000_000;

/** XML becomes a tenth of its size; what becomes less than a hundredth is a bomb. */
const MOST_RATIO = 100;

/** So much is unpacked whatever the size of the archive, in bytes: small files shrink most. */
const SLACK = 20_000_000;

const CHUNK = 1 << 20;

/**
 * Opens a data dump: a folder of XML files, or an archive (`.7z`, `.zip`, `.tar`) that is unpacked into the cache.
 * @throws CannotRun when it is none, or an archive that does what no dump does
 */
export async function openTables(path: string): Promise<Tables> {
  if (!existsSync(path)) throw new CannotRun(`${path} is not there`);
  return lstatSync(path).isDirectory() ? ofFolder(path) : ofArchive(path);
}

const tableOf = (name: string) => TABLES.find((table) => `${table}.xml`.toLowerCase() === name.toLowerCase());

function ofFolder(folder: string): Tables {
  const files = new Map<(typeof TABLES)[number], string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const table = tableOf(entry.name);
    if (!table) continue;
    if (!entry.isFile()) throw new CannotRun(`${join(folder, entry.name)} is no file. Put the file itself there.`);
    files.set(table, join(folder, entry.name));
  }
  if (!files.has('Posts'))
    throw new CannotRun(`${folder} holds no Posts.xml: it is no data dump, or not the folder with its files.`);
  return { files, end: () => {} };
}

async function ofArchive(archive: string): Promise<Tables> {
  const { size } = statSync(archive);
  if (size > MOST_ARCHIVE)
    throw new CannotRun(`${archive} is larger than ${MOST_ARCHIVE / 1e9} GB. Unpack it yourself, and name the folder.`);
  const folder = join(CACHE, 'import', `dump-${process.pid}`);
  const end = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', end);
  mkdirSync(folder, { recursive: true });
  try {
    const files = await unpack(archive, folder, SLACK + size * MOST_RATIO);
    if (!files.has('Posts')) throw new CannotRun(`${archive} holds no Posts.xml: it is no data dump of a forum.`);
    return { files, end };
  } catch (error) {
    end();
    if (error instanceof CannotRun || (error as NodeJS.ErrnoException).code) throw error;
    throw new CannotRun(
      `${archive} cannot be unpacked (${(error as Error).message}). It may have been cut short: get it again.`,
    );
  }
}

/** Unpacks the tables under names of ours, at most so many bytes in all. */
async function unpack(archive: string, folder: string, most: number): Promise<Map<(typeof TABLES)[number], string>> {
  const files = new Map<(typeof TABLES)[number], string>();
  const reader = new ArchiveReader(await libarchiveWasm(), new Int8Array(readFileSync(archive)));
  let unpacked = 0;
  try {
    for (const entry of reader.entries()) {
      const path = entry.getPathname();
      const parts = path.split(/[/\\]/);
      if (parts.includes('..') || /^(?:[/\\]|[a-z]:)/i.test(path))
        throw new CannotRun(
          `${archive} holds a file that would lie elsewhere (${JSON.stringify(path)}), which no dump does.`,
        );
      const table = tableOf(parts.at(-1) ?? '');
      if (!table) continue;
      if (entry.getFiletype() !== 'File' || entry.getSymlinkTarget() || entry.getHardlinkTarget())
        throw new CannotRun(`${archive} holds a link in place of ${table}.xml, which no dump does.`);
      if (files.has(table)) throw new CannotRun(`${archive} holds two files ${table}.xml: it is no dump of one forum.`);
      const file = join(folder, `${table}.xml`);
      const handle = openSync(file, 'w');
      try {
        for (;;) {
          const bytes = reader.readData(CHUNK);
          if (bytes.length === 0) break;
          unpacked += bytes.length;
          if (unpacked > most)
            throw new CannotRun(
              `${archive} unpacks to more than ${Math.round(most / 1e6)} MB, which no dump of its size does.`,
            );
          writeSync(handle, bytes);
        }
      } finally {
        closeSync(handle);
      }
      files.set(table, file);
    }
    // It ends the same way whether an archive ends or cannot be read on.
    const fault = reader.libarchive.error_string(reader.archive);
    if (fault) throw new Error(fault);
  } finally {
    reader.free();
  }
  return files;
}

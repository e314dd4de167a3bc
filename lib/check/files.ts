import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeviceName } from '#lib/model/address.ts';
import type { Issue } from '#lib/model/issue.ts';
import { type Role, roleOf } from './layout.ts';
import { issueAt, START } from './span.ts';

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 1_000_000;

/** The largest file of imported threads, in bytes. */
export const MAX_RECORDS_BYTES = 200_000_000;

/** The largest image that is no SVG, in bytes. */
export const MAX_IMAGE_BYTES = 10_000_000;

/** Something below a content folder, by its path with `/`. */
type Found =
  | { file: string; is: 'file' | 'folder' | 'link' | 'other' }
  | { file: string; is: 'unreadable'; cause: unknown };

/**
 * Everything below a content folder, a folder before what is in it: the one walk of content. Names that begin with a dot are
 * an editor's or a system's, and left alone; a link is named and never followed; nothing is looked for in a folder that is
 * named like an entry. Throws when the folder itself cannot be listed.
 */
export function* walkContent(dir: string, folder = ''): Generator<Found> {
  let entries: ReturnType<typeof readEntries>;
  try {
    entries = readEntries(join(dir, folder));
  } catch (cause) {
    if (folder === '') throw cause;
    yield { file: folder, is: 'unreadable', cause };
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isSymbolicLink()) yield { file, is: 'link' };
    else if (entry.isDirectory()) {
      yield { file, is: 'folder' };
      if (!ENTRY.test(file)) yield* walkContent(dir, file);
    } else yield { file, is: entry.isFile() ? 'file' : 'other' };
  }
}

/** The paths of the files below a content folder. */
export const contentFiles = (dir: string): string[] =>
  [...walkContent(dir)].flatMap(({ file, is }) => (is === 'file' ? [file] : []));

/** The paths of the files that contentlayer collects: entries and the settings. */
export const documentFiles = (dir: string): string[] =>
  contentFiles(dir).filter((file) => ['entry', 'settings'].includes(roleOf(file).role));

const ENTRY = /\.(?:mdx?|ya?ml)$/i;

/** A file below the content folder that is there to be read; `stamp` changes when the file does. */
export type FoundFile = { file: string; role: Role; size: number; stamp: string };

/**
 * Lists the files below a content folder by path, and says what cannot be an entry: links, folders named like files,
 * unreadable folders, files in the wrong place.
 */
export function listFiles(dir: string): { files: FoundFile[]; issues: Issue[] } {
  const files: FoundFile[] = [];
  const issues: Issue[] = [];
  const say = (file: string, rule: Parameters<typeof issueAt>[2], message: string, hint?: string) =>
    void issues.push(issueAt(file, START, rule, message, hint));

  const addFile = (file: string): void => {
    const role = roleOf(file);
    if (role.role === 'misplaced') {
      say(file, 'files/misplaced', 'is not where any entry is kept', role.hint);
      return;
    }
    try {
      const { size, mtimeMs, ctimeMs } = lstatSync(join(dir, file));
      files.push({ file, role, size, stamp: `${size}-${mtimeMs}-${ctimeMs}` });
    } catch (cause) {
      say(file, 'files/unreadable', `cannot be read (${codeOf(cause)})`, 'Its name may not be UTF-8: rename it.');
    }
  };

  const seen = new Map<string, string>();
  for (const found of walkContent(dir)) {
    const { file, is } = found;
    for (const [message, hint] of unportable(file, seen)) say(file, 'files/unportable', message, hint);
    if (is === 'file') addFile(file);
    else if (is === 'link') say(file, 'files/linked', 'is a symbolic link', 'Put the file itself here.');
    else if (is === 'other') say(file, 'files/irregular', 'is neither a file nor a folder', 'Remove it.');
    else if (is === 'unreadable')
      say(
        file,
        'files/unreadable',
        `the folder cannot be read (${codeOf(found.cause)})`,
        'Give yourself the right to read it.',
      );
    else if (ENTRY.test(file))
      say(
        file,
        'files/irregular',
        'is a folder, and named like an entry',
        'Rename the folder, or put the file in its place.',
      );
  }
  files.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { files, issues };
}

/** Why a name cannot be had on every system that a clone may lie on. */
function unportable(file: string, seen: Map<string, string>): [message: string, hint: string][] {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const [stem = '', ...endings] = name.split('.');
  if (isDeviceName(name))
    return [
      [
        `Windows keeps the name "${stem}" for a device`,
        `Rename it, such as to "${[`the-${stem}`, ...endings].join('.')}".`,
      ],
    ];
  if (/[. ]$/.test(name))
    return [
      ['its name ends in a dot or space, which Windows takes off', `Rename it to "${name.replace(/[. ]+$/, '')}".`],
    ];
  const sign = /[\\:*?"<>|]/.exec(name)?.[0];
  if (sign)
    return [
      [
        `its name holds "${sign}", which Windows allows in none`,
        `Rename it to "${name.replace(/[\\:*?"<>|]+/g, '-')}".`,
      ],
    ];
  const key = file.normalize('NFC').toLowerCase();
  const other = seen.get(key);
  if (other !== undefined)
    return [[`has the name of "${other}" on systems that do not tell capitals apart`, 'Rename one of the two.']];
  seen.set(key, file);
  return [];
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** The system's word for what went wrong, such as `EACCES`. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';

import { accessSync, constants, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotRun } from '../command.ts';
import { CACHE, ROOT } from '../paths.ts';
import { readFormerRecord } from './former-record.ts';
import { fileBelow, findAt, foldersOf, OTHERS, OWN_FOLDER } from './out-files.ts';
import { type FileRecord, readRecord, recordFileOf } from './record.ts';

/** What to do about a folder that is not one to publish into. */
const CURE = `Name a folder for the site alone with --out; without it, it is ${join(ROOT, 'out')}.`;

/**
 * Refuses, before any work, to publish into a folder where something of somebody else could be lost: the root of the
 * file system, one that is or holds the home folder, the checkout or the content, one in the content, and what `openOut`
 * refuses.
 * @throws CannotRun that says why, and what to do
 */
export function requireOut(out: string, content: string): void {
  try {
    requireNoLinks(out);
    requirePlace(out, content);
    openOut(out);
    accessSync(nearestTo(out), constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof CannotRun || !(error instanceof Error)) throw error;
    throw new CannotRun(`${out} cannot be written: ${error.message}. ${CURE}`);
  }
}

function requirePlace(out: string, content: string): void {
  const refuse = (why: string) => {
    throw new CannotRun(`${out} ${why}. ${CURE}`);
  };
  if (out === dirname(out)) refuse('is the root of the file system');
  const own = identityOf(out);
  const kept = { 'the checkout': ROOT, 'the content': content, 'your home folder': homedir() };
  for (const [name, folder] of Object.entries(kept))
    if (own && identitiesAround(folder).includes(own)) refuse(`${own === identityOf(folder) ? 'is' : 'holds'} ${name}`);
  if (identitiesAround(out).includes(identityOf(content) ?? '')) refuse('lies in the content');
}

/**
 * What builds wrote into a folder, as its record says. A folder that holds files and has no record is somebody else's;
 * what others keep in published folders by custom may be there.
 * @throws CannotRun when the folder is not one to publish into
 */
export function openOut(out: string, cache = CACHE): FileRecord | 'unreadable' {
  requireNoLinks(out);
  if (findAt(out)?.isDirectory() === false) throw new CannotRun(`${out} is no folder. ${CURE}`);
  if (findAt(recordFileOf(out))?.isFile() === false)
    throw new CannotRun(`${recordFileOf(out)} is no file, and builds keep their record there. Move it away.`);
  const record = readRecord(out) ?? readFormerRecord(out, cache);
  if (record === 'unreadable') return record;
  for (const folder of foldersOf(record?.keys() ?? [])) requireNoLink(fileBelow(out, folder));
  const foreign = !record && findAt(out) && readdirSync(out).find((name) => ![OWN_FOLDER, ...OTHERS].includes(name));
  if (foreign)
    throw new CannotRun(
      `${out} holds ${foreign} and no record that a build wrote it. Name an empty or new folder with --out, or delete this one when nothing in it is yours.`,
    );
  return record ?? new Map();
}

/**
 * Refuses a folder that is a link, or in which what builds keep is one.
 * @throws CannotRun
 */
export function requireNoLinks(out: string): void {
  for (const folder of [out, join(out, OWN_FOLDER)]) requireNoLink(folder);
}

function requireNoLink(folder: string): void {
  if (findAt(folder)?.isSymbolicLink())
    throw new CannotRun(
      `${folder} is a link to ${readlinkSync(folder)}, and publishing would change what lies there. Put a folder in its place, or name another one with --out.`,
    );
}

/** The folder itself where it is there, else the nearest around it that is. */
const nearestTo = (folder: string): string => (findAt(folder) ? folder : nearestTo(dirname(folder)));

/** What is the same for a folder however it is spelled; nothing when it is not there. */
function identityOf(folder: string): string | undefined {
  const found = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

/** The identities of a folder and all around it, links followed. */
function identitiesAround(folder: string): string[] {
  const identities: string[] = [];
  for (let at = realpathSync(nearestTo(folder)); ; at = dirname(at)) {
    identities.push(identityOf(at) as string);
    if (at === dirname(at)) return identities;
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { CannotRun } from '../command.ts';
import { CACHE } from '../paths.ts';

/** A lock's text: the process that holds it, and its machine as a hash, for the lock may lie in a folder that is published. */
const OWN = `${process.pid} ${createHash('sha1').update(hostname()).digest('base64url')}`;

/** Whether a process with this number runs; one that is not ours to signal runs too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After so many ms a lock that cannot be asked after counts as left behind: one without a text yet, one of another machine. */
const LONGEST = { unwritten: 10_000, elsewhere: 60 * 60_000 };

/** Who holds a lock, in words; nothing when its owner is gone. */
function holderOf(file: string): string | undefined {
  const [pid, machine] = readFileSync(file, 'utf8').split(' ');
  const age = Date.now() - statSync(file).mtimeMs;
  if (!pid) return age < LONGEST.unwritten ? 'a process that has just begun' : undefined;
  if (machine && machine !== OWN.split(' ')[1])
    return age < LONGEST.elsewhere ? `process ${pid} of another machine` : undefined;
  return Number(pid) > 0 && isRunning(Number(pid)) ? `process ${pid}` : undefined;
}

/** Takes a lock whose owner is gone out of the way; leaves it when somebody else did so first and holds it now. */
function takeAway(file: string): void {
  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  if (holderOf(aside)) renameSync(aside, file);
  else rmSync(aside);
}

/**
 * Keeps a second process out while `work` runs; a lock that its owner left behind is taken over.
 * @throws CannotRun that names the other process
 */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  file = join(CACHE, `${name}.lock`),
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  for (let taken = false; !taken; ) {
    try {
      writeFileSync(file, OWN, { flag: 'wx' });
      taken = true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EDQUOT') rmSync(file, { force: true }); // it is there, and ours, without its text
      if (code !== 'EEXIST') throw error;
      try {
        const holder = holderOf(file);
        if (holder)
          throw new CannotRun(
            `another ${name} runs here: ${holder} holds ${file}. Wait for it, or stop it and try again; when it is no ${name}, delete that file.`,
          );
        takeAway(file);
      } catch (gone) {
        if ((gone as NodeJS.ErrnoException).code !== 'ENOENT') throw gone; // let go just now: try again
      }
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

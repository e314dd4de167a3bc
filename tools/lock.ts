import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { CannotRun } from './command.ts';
import { CACHE } from './paths.ts';

/** Whether a process with this number runs; one that is not ours to signal runs too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      taken = true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (owner > 0 && isRunning(owner)) {
        throw new CannotRun(
          `another ${name} runs in this checkout (process ${owner}). Wait for it, or stop it and try again.`,
        );
      }
      rmSync(file, { force: true });
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

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** What a program may use: its time in ms, the bytes it may write, and how many processes may be there at once. */
export type Bounds = { time: number; output: number; processes: number };

/** Far more than any evidence program needs. */
export const BOUNDS: Bounds = { time: 20_000, output: 65_536, processes: 64 };

/** How a run ended: by itself with an exit code, or stopped, with the reason in words. */
export type Outcome = { code: number; stdout: string; stderr: string; stopped?: string };

const MEMORY = 4 * 1024 ** 3;
const FILE_SIZE = 64 * 1024 ** 2;

/** Limits that the kernel keeps: address space, size of a file, no core dumps. */
const LIMITS = ['prlimit', `--as=${MEMORY}`, `--fsize=${FILE_SIZE}`, '--core=0', '--'];

/** A place of its own: no network, and processes that all end with their first. */
const NAMESPACES = ['--pid', '--fork', '--kill-child', '--mount-proc', '--net', '--'];

const works = (command: readonly string[]): boolean =>
  spawnSync(command[0] as string, [...command.slice(1), 'true'], { timeout: 5000 }).status === 0;

let confinement: readonly string[] | undefined;

/** The command before a command that confines it as far as this machine and user allow. */
function confine(): readonly string[] {
  const ways = [['unshare', ...NAMESPACES], ['unshare', '--map-current-user', ...NAMESPACES], []];
  confinement ??= [...(ways.find((way) => way.length === 0 || works(way)) ?? []), ...(works(LIMITS) ? LIMITS : [])];
  return confinement;
}

/** Whether a program can be run without a network here. */
export const hasOwnNetwork = (): boolean => confine()[0] === 'unshare';

/**
 * Runs a command in a folder, with these environment variables and no others, and ends everything it started.
 * It is bounded, not caged: an evidence program is part of the book and read before it is run.
 * @param mark text that only this run has in its environment, to find its processes by
 */
export async function runBounded(
  command: readonly string[],
  folder: string,
  env: Record<string, string>,
  mark: string,
  bounds: Bounds = BOUNDS,
): Promise<Outcome> {
  const [name = '', ...args] = [...confine(), ...command];
  const child = spawn(name, args, {
    cwd: folder,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outcome: Outcome = { code: 1, stdout: '', stderr: '' };
  const stop = (reason: string): void => {
    outcome.stopped ??= reason;
    endAll(child, mark);
  };
  const onExit = (): void => endAll(child, mark);
  process.once('exit', onExit);
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      outcome[stream] = (outcome[stream] + text).slice(0, bounds.output);
      if (outcome[stream].length >= bounds.output) stop(`it wrote more than ${bounds.output} characters`);
    });
  const timer = setTimeout(() => stop(`it had not ended after ${bounds.time / 1000} s`), bounds.time);
  const before = entitiesNow();
  const watch = setInterval(() => {
    // One small file says whether a closer look, which costs time that others are measured in, is needed.
    if (entitiesNow() - before > bounds.processes && processesOf(mark).length > bounds.processes)
      stop(`it started more than ${bounds.processes} processes`);
  }, 50);
  outcome.code = await new Promise<number>((resolve) => {
    child.once('error', ({ message }) => {
      outcome.stderr = message;
      resolve(127);
    });
    child.once('exit', () => endAll(child, mark)); // what is left holds the pipes open
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
    process.removeListener('exit', onExit);
  });
  return outcome;
}

/** Ends the first process and its group, with it the place of its own, and whatever has left the group since. */
function endAll(child: ChildProcess, mark: string): void {
  if (child.pid !== undefined) kill(-child.pid);
  for (let tries = 0, left = processesOf(mark); left.length > 0 && tries < 20; tries += 1, left = processesOf(mark))
    for (const pid of left) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

/** How many threads and processes there are on the whole machine. */
function entitiesNow(): number {
  try {
    return Number(/\/(\d+)/.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The processes that have this text in their environment. */
function processesOf(mark: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && hasMark(name, mark))
      .map(Number);
  } catch {
    return [];
  }
}

function hasMark(pid: string, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`).includes(mark);
  } catch {
    return false; // it has ended, or is not ours
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from '../paths.ts';

/** What a program may use: its time in ms, the characters it may write, and how many threads and processes it may have at once. */
export type Bounds = { time: number; output: number; threads: number };

/** Far more than any evidence program needs. */
export const BOUNDS: Bounds = { time: 20_000, output: 65_536, threads: 128 };

/** How a run ended: by itself with an exit code, or stopped, with the reason in words. */
export type Outcome = { code: number; stdout: string; stderr: string; stopped?: string };

const LOOPBACK = join(ROOT, 'tools/evidence/loopback.py');

const MEMORY = 4 * 1024 ** 3;
const FILE_SIZE = 64 * 1024 ** 2;

/** A place of its own: no network but a loopback, and processes that all end with their first. */
const NAMESPACES = ['--pid', '--fork', '--kill-child', '--mount-proc', '--net', '--', 'python3', LOOPBACK];

/** A user nobody else is: the kernel bounds the processes of every user but root. */
const USER = 64_999;

/** Root's programs run as that user, who may read what root may (an interpreter in root's home) and write nothing. */
const UNPRIVILEGED = [
  'setpriv',
  `--reuid=${USER}`,
  `--regid=${USER}`,
  '--clear-groups',
  '--no-new-privs',
  '--inh-caps=-all,+dac_read_search',
  '--ambient-caps=+dac_read_search',
  '--',
];

const isRoot = process.getuid?.() === 0;

/** How a program can be confined, best first. */
const WAYS = isRoot
  ? [['unshare', ...NAMESPACES, ...UNPRIVILEGED], UNPRIVILEGED]
  : [['unshare', '--map-current-user', '--keep-caps', ...NAMESPACES]];

let found: readonly string[] | undefined;

/** The command before a command that confines it as far as this machine lets us. */
function confinement(): readonly string[] {
  const works = ([name = '', ...args]: readonly string[]): boolean =>
    spawnSync(name, [...args, 'true'], { timeout: 5000 }).status === 0;
  found ??= WAYS.find(works) ?? [];
  return found;
}

/** Whether a program can be run without a network here. */
export const hasOwnNetwork = (): boolean => confinement()[0] === 'unshare';

/** The command before a command that bounds what it may use; where its user is not its own, it shares with others. */
function limits(threads: number): readonly string[] {
  const most = threads + (confinement().length > 0 ? 0 : countOthers());
  return ['prlimit', `--as=${MEMORY}`, `--fsize=${FILE_SIZE}`, '--core=0', `--nproc=${most}`, '--'];
}

/** How many threads there are on this machine. */
const countOthers = (): number => Number(/\/(\d+)/.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1] ?? 0);

/** Lets the user that a program runs as write into these folders. */
export function handOver(folders: readonly string[]): void {
  if (confinement().includes('setpriv')) for (const folder of folders) chownSync(folder, USER, USER);
}

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
  const [name = '', ...args] = [...confinement(), ...limits(bounds.threads), ...command];
  const child = spawn(name, args, {
    cwd: folder,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): void => endAll(child, mark);
  const outcome: Outcome = { code: 1, stdout: '', stderr: '' };
  const stop = (reason: string): void => {
    outcome.stopped ??= reason;
    end();
  };
  process.once('exit', end);
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      outcome[stream] = (outcome[stream] + text).slice(0, bounds.output);
      if (outcome[stream].length >= bounds.output) stop(`it wrote more than ${bounds.output} characters`);
    });
  const timer = setTimeout(() => stop(`it had not ended after ${bounds.time / 1000} s`), bounds.time);
  outcome.code = await new Promise<number>((resolve) => {
    child.once('error', ({ message }) => {
      outcome.stderr = message;
      resolve(127);
    });
    child.once('exit', end); // what is left holds the pipes open
    child.once('close', (code) => resolve(code ?? 1));
  });
  clearTimeout(timer);
  process.removeListener('exit', end);
  return outcome;
}

/** Ends the first process with its group and its place; where it had no place of its own, also what it left behind. */
function endAll(child: ChildProcess, mark: string): void {
  // Once it has ended, its number may be another's.
  const isThere = child.exitCode === null && child.signalCode === null;
  if (isThere && child.pid !== undefined) kill(-child.pid);
  if (hasOwnNetwork()) return;
  for (let left = processesOf(mark); left.length > 0; left = processesOf(mark)) for (const pid of left) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

/** The processes that have this text in their environment. */
const processesOf = (mark: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && hasMark(name, mark))
    .map(Number);

function hasMark(pid: string, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`).includes(mark);
  } catch {
    return false; // it has ended, or is not ours
  }
}

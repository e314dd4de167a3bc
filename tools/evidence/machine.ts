import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, homedir, hostname, machine, tmpdir, type, userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a program of this name can be started here. */
export function hasCommand(name: string): boolean {
  const known = commands.get(name) ?? spawnSync(name, ['--version']).error === undefined;
  commands.set(name, known);
  return known;
}

const commands = new Map<string, boolean>();

/** The CPUs that this process may use, by number; none where the system does not say (it is not Linux). */
export function usableCpus(): number[] {
  try {
    const [, ranges = ''] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return ranges.split(',').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
  } catch {
    return [];
  }
}

/** What a trace says of the machine, without saying which one it is. */
export const describeMachine = () => ({ system: type(), architecture: machine(), cpus: cpus().length });

/** A moment long enough to see whether others are at work, in ms. */
const LOOK = 100;

/** The share of all CPUs that is busy now, 0 to 1. */
export async function measureBusy(): Promise<number> {
  const [busyBefore, allBefore] = readTimes();
  await sleep(LOOK);
  const [busy, all] = readTimes();
  return all === allBefore ? 0 : Math.round((100 * (busy - busyBefore)) / (all - allBefore)) / 100;
}

/** Busy and all CPU time since the machine started, in ticks. */
function readTimes(): [busy: number, all: number] {
  const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? [];
  const all = ticks.reduce((sum, time) => sum + time, 0);
  return [all - (ticks[3] ?? 0) - (ticks[4] ?? 0), all];
}

/** Finds a word in a text that would tell readers which machine or person it comes from. */
export function findMachineName(text: string): string | undefined {
  const { username } = userInfo();
  const names = [hostname(), homedir(), tmpdir(), ...(username === 'root' ? [] : [username])];
  return names.find((name) => name.length > 3 && text.includes(name));
}

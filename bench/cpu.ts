import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { Failure } from '../tools/command.ts';

/** A process as Linux accounts it, in seconds of user and system time: its own, and of the children it has waited for. */
export type ProcessTimes = { id: string; pid: number; parent: number; own: number; waited: number; memory: number };

/** A name in the environment by which a process is known as a member of a measured tree, whoever its parent is by now. */
export const MARK = 'ANSWERBOOK_BENCH_TREE';

/** Whether CPU time of a process tree can be measured here; else why not. */
export const whyNoCpuTimes = (): string | undefined =>
  process.platform === 'linux'
    ? undefined
    : `CPU time of a whole process tree is read from /proc, which ${process.platform} does not have`;

/** What one clock tick and one page of memory are, in seconds and bytes. */
export type Units = { tick: number; page: number };

/** The units of this machine. */
export function readUnits(): Units {
  const ask = (name: string) => Number(execFileSync('getconf', [name], { encoding: 'utf8' }));
  return { tick: 1 / ask('CLK_TCK'), page: ask('PAGESIZE') };
}

/** Reads a line of `/proc/<pid>/stat` (proc(5)); the name in it may hold spaces and brackets. */
export function parseStat(line: string, { tick, page }: Units): ProcessTimes {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const at = (field: number) => Number(fields[field - 3]); // fields count from 1, the state is the third
  const pid = Number.parseInt(line, 10);
  return {
    id: `${pid}@${at(22)}`, // a number comes back, together with the time of its start it does not
    pid,
    parent: at(4),
    own: (at(14) + at(15)) * tick,
    waited: (at(16) + at(17)) * tick,
    memory: at(24) * page,
  };
}

function readProcess(pid: number | 'self', units: Units): ProcessTimes | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), units);
  } catch {
    return undefined; // it has ended
  }
}

function hasMark(pid: number, value: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`${MARK}=${value}`);
  } catch {
    return false; // it has ended, or it is not ours to look at
  }
}

/**
 * Sums the CPU time of a tree of processes from looks at it. While a process lives its own time counts. When it has
 * ended, its time is in that of the nearest ancestor that still lives, if it was waited for all the way up; what that
 * ancestor's `waited` does not account for was waited for by nobody, and counts as it was seen last.
 */
export class TreeSum {
  #alive = new Map<string, ProcessTimes>();
  #lost = 0;
  #root: ProcessTimes;
  #before: number;

  /** @param root the process that starts the tree and is not part of it */
  constructor(root: ProcessTimes) {
    this.#root = root;
    this.#before = root.waited;
  }

  /** Takes a look: `root` and every member that lives. */
  look(root: ProcessTimes, members: readonly ProcessTimes[]): void {
    const now = new Map(members.map((member) => [member.id, member]));
    const idOfPid = new Map([...this.#alive.values()].map(({ pid, id }) => [pid, id]));
    const missing = new Map<string, number>();
    for (const member of this.#alive.values()) {
      if (now.has(member.id)) continue;
      const heir = this.#nearestLiving(member, now, idOfPid);
      missing.set(heir, (missing.get(heir) ?? 0) + member.own + member.waited);
    }
    for (const [heir, seconds] of missing) {
      const [old, current] = heir === ROOT ? [this.#root, root] : [this.#alive.get(heir), now.get(heir)];
      const inherited = (current?.waited ?? 0) - (old?.waited ?? 0);
      this.#lost += Math.max(0, seconds - inherited);
    }
    this.#root = root;
    this.#alive = now;
  }

  /** Seconds of CPU time of the whole tree so far. */
  get seconds(): number {
    let sum = this.#lost + this.#root.waited - this.#before;
    for (const { own, waited } of this.#alive.values()) sum += own + waited;
    return sum;
  }

  /** How many members lived at the last look. */
  get living(): number {
    return this.#alive.size;
  }

  /** Bytes in memory at the last look; what processes share counts once for each. */
  get memory(): number {
    return [...this.#alive.values()].reduce((sum, { memory }) => sum + memory, 0);
  }

  #nearestLiving(
    { parent }: ProcessTimes,
    now: ReadonlyMap<string, unknown>,
    idOfPid: ReadonlyMap<number, string>,
  ): string {
    if (parent === this.#root.pid) return ROOT;
    const id = idOfPid.get(parent);
    const ancestor = id === undefined ? undefined : this.#alive.get(id);
    if (id === undefined || !ancestor) return NOBODY;
    return now.has(id) ? id : this.#nearestLiving(ancestor, now, idOfPid);
  }
}

/** At so many looks a process is asked whether it has the mark. */
const YOUNG = 10;

const ROOT = 'root';
const NOBODY = 'nobody';

/** What a tree of processes used, and a way to look in between. */
export type TreeMeter = {
  /** Seconds of CPU time until now, looked up anew. */
  seconds(): number;
  /** The most memory in use at any look, in bytes: the sum of the processes' resident sets. */
  peakMemory(): number;
  /** Stops looking, after those that nobody waits for have ended or `patience` ms have gone by; says how many still run. */
  stop(patience?: number): Promise<number>;
};

/**
 * Measures every process that has `MARK` set to `mark` in its environment, and their children: start the tree with it. No other child of
 * this process may run meanwhile. A process that nobody waits for is known up to the last look before its end.
 * @param interval ms between two looks
 * @throws Failure where there is no `/proc`
 */
export function measureTree(mark: string, interval = 100): TreeMeter {
  const reason = whyNoCpuTimes();
  if (reason) throw new Failure(reason);
  const units = readUnits();
  const self = () => readProcess('self', units) as ProcessTimes;
  const sum = new TreeSum(self());
  const members = new Set<string>();
  const asked = new Map<string, number>();
  let peak = 0;

  const isMember = (found: ProcessTimes, memberPids: ReadonlySet<number>): boolean => {
    if (members.has(found.id)) return true;
    const times = asked.get(found.id) ?? 0;
    asked.set(found.id, times + 1);
    // Between fork and exec a process still has its parent's environment: a young one is asked again.
    const isOne =
      memberPids.has(found.parent) || (times < YOUNG && found.pid !== process.pid && hasMark(found.pid, mark));
    if (isOne) members.add(found.id);
    return isOne;
  };
  const look = (): void => {
    const found = readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) ? (readProcess(Number(name), units) ?? []) : [],
    );
    const memberPids = new Set<number>();
    for (const one of found) if (isMember(one, memberPids)) memberPids.add(one.pid);
    sum.look(
      self(),
      found.filter(({ pid }) => memberPids.has(pid)),
    );
    peak = Math.max(peak, sum.memory);
  };

  look();
  const timer = setInterval(look, interval);
  return {
    seconds() {
      look();
      return sum.seconds;
    },
    peakMemory: () => peak,
    async stop(patience = 3000) {
      const until = performance.now() + patience;
      for (look(); sum.living > 0 && performance.now() < until; look())
        await new Promise((done) => setTimeout(done, interval));
      clearInterval(timer);
      return sum.living;
    },
  };
}

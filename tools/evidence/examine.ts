import process from 'node:process';
import { expectedFacts } from '#lib/evidence/expected.ts';
import { pythonPackages } from '#lib/evidence/packages.ts';
import type { FactValue } from '#lib/evidence/trace.ts';
import { hasCommand, measureBusy, usableCpus } from './machine.ts';
import type { Case } from './program.ts';
import { askKernel, type Kernel, type Run, takeRun } from './run.ts';
import { type Found, type Machine, pickRuntime } from './runtime.ts';
import { isWitnessed, showsAll, type Tally, tallyOf, verdictOf } from './tally.ts';

/** A run, and the share of all CPUs that was busy just before it. */
export type Try = Run & { busy: number };

/** What came of a case. */
export type Result = { one: Case } & (
  | { state: 'not run'; why: string }
  | {
      state: 'holds' | 'not seen' | 'failed';
      why: string[];
      tries: Try[];
      tallies: Tally[];
      runtime: Found;
      kernel?: Kernel;
    }
);

/** How many runs a case is given. */
export type Effort = {
  /** Every case is run so often. */
  runs: number;
  /** What one run would show, and none has yet, is looked for in so many runs. */
  most: number;
  /** Whether all is asked that a trace says: what the kernel counted, and how busy the machine was before each run. */
  records: boolean;
};

/** Facts of a run that only the kernel's own count tells. */
export const kernelFacts = ({ threads, processes }: Kernel): Record<string, FactValue> => ({
  threads_created: threads,
  processes_created: processes,
});

const KERNEL_FACT = /\b(?:threads|processes)_created\b/;

/** A busy machine may leave no two CPUs free at once: what is not seen on it is not held against a program. */
const BUSY = 0.25;

/** Runs a case, and says what came of each fact that its program says must hold. */
export async function examine(one: Case, machine: Machine, effort: Effort): Promise<Result> {
  const { program, variant, cpus } = one;
  if (process.platform !== 'linux')
    return { one, state: 'not run', why: `runs on Linux only, and this is ${process.platform}` };
  const runtime = pickRuntime(machine, program.spec);
  if ('missing' in runtime) return { one, state: 'not run', why: `needs ${runtime.missing}` };
  const usable = usableCpus();
  if (!hasCommand('taskset')) return { one, state: 'not run', why: 'needs apt-get install util-linux' };
  if (usable.length < cpus)
    return { one, state: 'not run', why: `needs ${cpus} CPUs; ${usable.length} may be used here` };
  const places = usable.slice(0, cpus);

  const all = expectedFacts(program.spec, cpus, variant?.id);
  const hasStrace = hasCommand('strace');
  const why: string[] = [];
  const expected = all.filter((fact) => hasStrace || !KERNEL_FACT.test(fact));
  const kernel =
    hasStrace && (effort.records || all.some((fact) => KERNEL_FACT.test(fact)))
      ? await askKernel(one, runtime, places)
      : undefined;
  if (typeof kernel === 'string')
    return { one, state: 'failed', why: [`below strace it ${kernel}`], tries: [], tallies: [], runtime };
  if (expected.length < all.length)
    why.push('strace is missing (apt-get install strace): what was created is not told');

  const tries: Try[] = [];
  const isOpen = () =>
    tallyOf(
      expected,
      tries.map(({ facts }) => facts),
    ).some((tally) => isWitnessed(tally.fact) && tally.seen === 0);
  while (tries.length < effort.runs || (tries.length < effort.most && isOpen())) {
    // Where a first run shows everything, it does not matter how busy the machine was.
    const busy = effort.records || tries.length > 0 ? await measureBusy() : 0;
    const run = await takeRun(one, runtime, places);
    if (typeof run === 'string') return { one, state: 'failed', why: [`it ${run}`], tries, tallies: [], runtime };
    tries.push({ ...run, busy, facts: { ...run.facts, ...(kernel && kernelFacts(kernel)) } });
  }
  const tallies = tallyOf(
    expected,
    tries.map(({ facts }) => facts),
  );
  return { one, ...judge(tallies, tries, why), tries, tallies, runtime, ...(kernel ? { kernel } : {}) };
}

/** Brings the verdicts on a case's facts together. */
function judge(
  tallies: readonly Tally[],
  tries: readonly Try[],
  why: string[],
): { state: 'holds' | 'not seen' | 'failed'; why: string[] } {
  const busy = Math.max(...tries.map((one) => one.busy));
  let state: 'holds' | 'not seen' | 'failed' = 'holds';
  for (const tally of tallies) {
    const verdict = verdictOf(tally);
    if (verdict === 'holds') continue;
    const { fact, seen, of } = tally;
    const unseen = `${fact} was not seen in ${of} runs, at most ${Math.round(100 * busy)} % of the machine being busy before them`;
    why.push(
      verdict === 'contradicted'
        ? `${fact} was seen in ${seen} of ${of} runs`
        : verdict === 'untold'
          ? `no run says anything of ${fact}`
          : unseen,
    );
    if (verdict !== 'not seen' || busy < BUSY) state = 'failed';
    else if (state === 'holds') state = 'not seen';
  }
  return { state, why };
}

/** The run to show: of those that show every expected fact, the one whose time is the middle one. */
export function calmest(tries: readonly Try[], expected: readonly string[]): Try | undefined {
  const fit = tries.filter(({ facts }) => showsAll(expected, facts));
  fit.sort((a, b) => Number(a.facts.wall_ms ?? 0) - Number(b.facts.wall_ms ?? 0));
  return fit[Math.floor((fit.length - 1) / 2)];
}

/** The plain names of all packages these programs need. */
export const packagesNeeded = (cases: readonly Case[]): string[] => [
  ...new Set(cases.flatMap(({ program }) => pythonPackages(program.spec))),
];

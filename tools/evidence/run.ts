import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOf } from '#lib/evidence/facts.ts';
import { type FactValue, LIMITS, type Trace, type TraceEvent } from '#lib/evidence/trace.ts';
import { DERIVED } from '#lib/evidence/words.ts';
import { PROGRAM_FILES } from '#lib/schema/runtime.ts';
import { ROOT } from '../paths.ts';
import { type Bounds, handOver, runBounded } from './bounded-run.ts';
import { countCreated, STRACE } from './kernel-witness.ts';
import type { Case } from './program.ts';
import { readRecording } from './recording.ts';
import type { Found } from './runtime.ts';

/** One run that ended well, and what it shows. */
export type Run = { events: TraceEvent[]; facts: Record<string, FactValue>; output: string[] };

/** What the kernel was asked to create. */
export type Kernel = NonNullable<Trace['kernel']>;

/** Runs a case once and derives its facts; a text says why there are none. */
export const takeRun = (one: Case, runtime: Found, cpus: readonly number[], bounds?: Bounds): Promise<Run | string> =>
  inFolder(async (home) => {
    const outcome = await start(one, runtime, cpus, home, [], bounds);
    if (typeof outcome === 'string') return outcome;
    return readRun(join(home, 'trace'), outcome.stdout);
  });

/** Runs a case once below `strace`, and counts the threads and processes it had the kernel create. */
export const askKernel = (one: Case, runtime: Found, cpus: readonly number[]): Promise<Kernel | string> =>
  inFolder(async (home) => {
    const log = join(home, 'strace.log');
    const outcome = await start(one, runtime, cpus, home, [...STRACE, log]);
    return typeof outcome === 'string' ? outcome : countCreated(readFileSync(log, 'utf8'));
  });

/** Gives work a folder that is gone afterwards. */
async function inFolder<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'answerbook-run-'));
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Starts a program on these CPUs in a folder of its own, with an environment of its own. */
async function start(
  { program, variant }: Case,
  runtime: Found,
  cpus: readonly number[],
  home: string,
  before: readonly string[],
  bounds?: Bounds,
): Promise<{ stdout: string } | string> {
  const [place, trace] = [join(home, 'run'), join(home, 'trace')];
  for (const folder of [place, trace]) mkdirSync(folder);
  const file = PROGRAM_FILES[program.spec.runtime];
  const recorder = file.replace('program', 'recorder');
  writeFileSync(join(place, file), program.code); // what a reader would save
  copyFileSync(join(ROOT, 'tools/evidence', recorder), join(place, recorder));
  handOver([home, place, trace]);
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: place,
    TMPDIR: place,
    PYTHONDONTWRITEBYTECODE: '1',
    ANSWERBOOK_TRACE: trace,
  };
  const command = ['taskset', '-c', cpus.join(','), ...before, runtime.path, file, ...(variant?.args ?? [])];
  const { code, stdout, stderr, stopped } = await runBounded(command, place, env, `ANSWERBOOK_TRACE=${trace}`, bounds);
  if (stopped) return `was stopped: ${stopped}`;
  const last = stderr.trim().split('\n').at(-1);
  return code === 0 ? { stdout } : `ended with exit code ${code}${last ? `: ${last}` : ''}`;
}

/** What a run left behind; a text when it is not to be used. */
function readRun(folder: string, stdout: string): Run | string {
  const { events, stated } = readRecording(folder);
  if (events.length === 0 && Object.keys(stated).length === 0) return 'recorded neither an event nor a fact';
  const runs = events.reduce((sum, { runs = [] }) => sum + runs.length, 0);
  if (events.length > LIMITS.events || runs > LIMITS.runs)
    return `recorded ${events.length} events and ${runs} slices; the limits are ${LIMITS.events} and ${LIMITS.runs}`;
  const derived = factsOf(events);
  const twice = Object.keys(stated).find((name) => DERIVED.has(name));
  if (twice) return `states the fact "${twice}", which is derived from the events`;
  const output = stdout.split('\n').slice(0, LIMITS.lines);
  return {
    events,
    facts: { ...derived, ...stated },
    output: output.map((line) => line.slice(0, LIMITS.line)).filter(Boolean),
  };
}

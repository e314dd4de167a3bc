import type { FactValue, TraceEvent } from './trace.ts';

/** A stretch in which a task was on a CPU, in µs. */
type Run = { task: string; start: number; end: number; cpu: number };

/** The recorder may take two stretches of one thread for one when less than 50 µs lie between; twice that is beyond doubt. */
const DOUBT = 100;

/**
 * Derives from the events of a run what it shows. Times are in ms; everything else is a count, or yes or no:
 * - `tasks`, `threads`, `processes`: how many there were, of those in which a task did something;
 * - `overlap`, `overlapping_pairs`: two tasks were in progress over the same period, and how many pairs of them;
 * - `parallel`, `parallel_ms`: two tasks ran at the same instant on two CPUs, and for how long in all;
 * - `switches`: how often the next to run was another task;
 * - `cut_steps`: CPU steps that stood still for a while, during which another task ran;
 * - `slices`: stretches on a CPU; `longest_run_ms`: the longest of them;
 * - `wall_ms`: from the first event to the end of the last; `cpu_ms`: CPU time that all steps used.
 * Of a program that records no event there is nothing to derive: it states its facts itself.
 */
export function factsOf(events: readonly TraceEvent[]): Record<string, FactValue> {
  if (events.length === 0) return {};
  const runs = runsIn(events);
  const spans = [...new Set(events.map(({ task }) => task))].map((task) =>
    boundsOf(events.filter((event) => event.task === task)),
  );
  const pairs = spans.flatMap((one, index) => spans.slice(index + 1).filter((other) => meet(one, other))).length;
  const parallel = parallelStretches(events).reduce((sum, [start, end]) => sum + end - start, 0);
  const [first, last] = boundsOf(events);
  return {
    tasks: spans.length,
    threads: new Set(events.map(({ thread }) => thread)).size,
    processes: new Set(events.map(({ process }) => process)).size,
    overlap: pairs > 0,
    overlapping_pairs: pairs,
    parallel: parallel > 0,
    parallel_ms: toMs(parallel),
    switches: runs.filter(({ task }, index) => index > 0 && runs[index - 1]?.task !== task).length,
    cut_steps: events.filter((event) => isCut(event, runs)).length,
    slices: runs.length,
    wall_ms: toMs(last - first),
    cpu_ms: toMs(events.reduce((sum, { used = 0 }) => sum + used, 0)),
    longest_run_ms: toMs(runs.reduce((longest, { start, end }) => Math.max(longest, end - start), 0)),
  };
}

/** From when to when, in µs. */
export type Span = readonly [start: number, end: number];

const meet = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** From the first start to the last end. */
const boundsOf = (events: readonly TraceEvent[]): Span =>
  events.reduce<Span>(
    ([start, end], { at: [from, to] }) => [Math.min(start, from), Math.max(end, to)],
    events[0]?.at ?? [0, 0],
  );

/** Microseconds as ms, to a tenth. */
const toMs = (micros: number): number => Math.round(micros / 100) / 10;

/** Every stretch in which a task was on a CPU, in order. */
const runsIn = (events: readonly TraceEvent[]): Run[] =>
  events
    .flatMap(({ task, runs = [] }) => runs.map(([start, end, cpu]): Run => ({ task, start, end, cpu })))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end);

/** When two tasks ran at the same instant on two CPUs, in µs; stretches that are too short to be sure of do not count. */
export function parallelStretches(events: readonly TraceEvent[]): Span[] {
  const runs = runsIn(events);
  const moments = runs.flatMap((run) => [
    { at: run.start, run, begins: true },
    { at: run.end, run, begins: false },
  ]);
  moments.sort((a, b) => a.at - b.at);
  const tasks = new Map<string, number>();
  const cpus = new Map<number, number>();
  const found: Span[] = [];
  let since: number | undefined;
  for (const [index, { at, run, begins }] of moments.entries()) {
    count(tasks, run.task, begins ? 1 : -1);
    count(cpus, run.cpu, begins ? 1 : -1);
    if (moments[index + 1]?.at === at) continue;
    // Of several tasks on several CPUs, two differ in both.
    if (tasks.size > 1 && cpus.size > 1) since ??= at;
    else if (since !== undefined) {
      if (at - since > DOUBT) found.push([since, at]);
      since = undefined;
    }
  }
  return found;
}

function count<T>(counts: Map<T, number>, key: T, change: 1 | -1): void {
  const number = (counts.get(key) ?? 0) + change;
  if (number === 0) counts.delete(key);
  else counts.set(key, number);
}

/** Whether another task ran while a CPU step stood still. Of a step that was never seen running nothing is known. */
function isCut({ task, at, runs = [] }: TraceEvent, all: readonly Run[]): boolean {
  if (runs.length === 0) return false;
  const bounds: Span[] = [[at[0], at[0]], ...runs.map(([start, end]): Span => [start, end]), [at[1], at[1]]];
  const gaps = bounds.slice(1).map(([start], index): Span => [bounds[index]?.[1] ?? start, start]);
  return gaps
    .filter(([start, end]) => end > start)
    .some((gap) => all.some((run) => run.task !== task && meet(gap, [run.start, run.end])));
}

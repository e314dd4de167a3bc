import { isClear, toBars } from './figure.ts';
import { toLanes } from './lanes.ts';
import type { Trace } from './trace.ts';

/** A stretch of a sketch: where it begins and ends, in units of the sketch. */
type Bar = { from: number; to: number };

/** A run as a picture of a few lines: for each task where it ran, where it was ready and did not run, and where it waited. */
export type RunSketch = { cpus: number; lanes: { runs: Bar[]; steps: Bar[]; waits: Bar[] }[] };

/**
 * Runs as pictures of a few lines, on one scale; nothing when one of them has more tasks than can be told apart, or
 * nothing but waits.
 * @param width how wide each is, in its units
 */
export function sketchRuns(traces: readonly Trace[], width: number): RunSketch[] {
  const end = Math.max(1, ...traces.flatMap(({ events }) => events.map(({ at }) => at[1])));
  const x = (micros: number) => Math.round((micros * width * 10) / end) / 10;
  const sketches = traces.map((trace) => ({
    cpus: trace.cpus,
    lanes: toLanes(trace).map(({ runs, steps, waits }) => ({
      runs: barsOf(runs, x),
      steps: barsOf(steps, x),
      waits: barsOf(waits, x),
    })),
  }));
  return traces.every((trace) => isClear(toLanes(trace))) ? sketches : [];
}

const barsOf = (stretches: readonly Bar[], x: (micros: number) => number): Bar[] =>
  toBars(
    stretches.map(({ from, to }) => ({ from, to })),
    x,
  );

import type { Trace } from './trace.ts';
import { countOf, inWords, onCpus } from './words.ts';

/**
 * What runs of one way to do something show, in one line of plain words, such as `one thread; while one task waits,
 * another runs`. Where a run differs from the others, each is spoken of.
 * @param traces runs of one program and variant, by number of CPUs
 */
export function lineOf(traces: readonly Trace[]): string {
  const parallel = traces.filter(({ facts }) => facts.parallel);
  // That on one CPU only one computes at a time needs no words where more do so on two.
  const play =
    parallel.length > 0 && parallel.length < traces.length
      ? `${parallel.map(({ cpus }) => onCpus(cpus)).join(', ')} ${PARALLEL}`
      : joined(traces, playOf);
  return [joined(traces, placesOf), play].filter(Boolean).join('; ');
}

const PARALLEL = 'several compute at the same moment';

/** Runs whose times differ by no more than this share took the same time. */
const SAME = 0.02;

/** How long runs took by the clock, as a reader says it: `303 ms`; of the first, and of those that differ from it. */
export function timesOf(traces: readonly Trace[]): { cpus: number; time: string }[] {
  const [first] = traces;
  const wall = first ? countOf(first, 'wall_ms') : 0;
  return traces
    .filter((trace) => trace === first || Math.abs(countOf(trace, 'wall_ms') - wall) > wall * SAME)
    .map((trace) => ({ cpus: trace.cpus, time: inMillis(countOf(trace, 'wall_ms')) }));
}

/** Milliseconds as a reader needs them: whole ones, from ten on. */
export const inMillis = (ms: number): string => `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`;

function joined(traces: readonly Trace[], say: (trace: Trace) => string): string {
  const said = traces.map((trace) => ({ cpus: trace.cpus, words: say(trace) }));
  const [first] = said;
  if (said.every(({ words }) => words === first?.words)) return first?.words ?? '';
  return said.map(({ cpus, words }) => `${words} ${onCpus(cpus)}`).join(', ');
}

/** In how many threads and processes the tasks were. */
function placesOf(trace: Trace): string {
  const [tasks, threads, processes] = ['tasks', 'threads', 'processes'].map((name) => countOf(trace, name));
  if (threads === 1) return 'one thread';
  if (processes === 1) return threads === tasks ? 'a thread each' : inWords(threads ?? 0, 'thread');
  if (processes === threads) return processes === tasks ? 'a process each' : inWords(processes ?? 0, 'process');
  return `${inWords(threads ?? 0, 'thread')} of ${inWords(processes ?? 0, 'process')}`;
}

/** How the tasks came about each other; nothing of a single one. */
function playOf(trace: Trace): string {
  if (countOf(trace, 'tasks') < 2) return '';
  if (!trace.facts.overlap) return 'nothing overlaps';
  if (trace.facts.parallel) return PARALLEL;
  if (!trace.events.some(({ kind }) => kind === 'cpu')) return 'they wait at the same time';
  if (countOf(trace, 'threads') > 1) return 'only one computes at a time';
  return isFilled(trace) ? 'while one task waits, another runs' : 'their steps take turns';
}

/** Whether a task ran while another one waited. */
const isFilled = ({ events }: Trace): boolean =>
  events.some(
    ({ kind, task, at: [from, to] }) =>
      kind === 'wait' &&
      events.some((other) => other.task !== task && other.runs?.some(([start, end]) => start < to && from < end)),
  );

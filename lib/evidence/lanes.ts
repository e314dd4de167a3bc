import type { Trace } from './trace.ts';

/** A stretch of time in µs with what happens in it. */
export type Stretch = { from: number; to: number; label: string };

/** A stretch in which a task was on a CPU; `cpu` is its number. */
export type RunStretch = { from: number; to: number; cpu: number };

/** Everything a task did, as a row of a figure: each list in order of time. */
export type Lane = {
  task: string;
  /** In which thread and process, as words: `thread 1`, `process 2, thread 3`. */
  where: string;
  steps: Stretch[];
  waits: Stretch[];
  notes: Stretch[];
  runs: RunStretch[];
};

/** The tasks of a run, by their names. */
export function toLanes({ events }: Pick<Trace, 'events'>): Lane[] {
  const several = (pick: 'process' | 'thread') => new Set(events.map((event) => event[pick])).size > 1;
  const named = { process: several('process'), thread: several('thread') };
  const isPlain = events.every(({ process, thread }) => process === thread);
  const lanes = new Map<string, Lane & { process: Set<number>; thread: Set<number> }>();
  for (const { task, kind, label, process, thread, at, runs } of [...events].sort((a, b) => a.at[0] - b.at[0])) {
    const lane = lanes.get(task) ?? {
      ...{ task, where: '', steps: [], waits: [], notes: [], runs: [] },
      ...{ process: new Set<number>(), thread: new Set<number>() },
    };
    lanes.set(task, lane);
    const stretch = { from: at[0], to: at[1], label };
    if (kind === 'cpu') lane.steps.push(stretch);
    else if (kind === 'wait') lane.waits.push(stretch);
    else lane.notes.push(stretch);
    for (const [from, to, cpu] of runs ?? []) lane.runs.push({ from, to, cpu });
    lane.process.add(process);
    lane.thread.add(thread);
  }
  const byName = [...lanes.values()].sort((a, b) => a.task.localeCompare(b.task, 'en', { numeric: true }));
  return byName.map(({ process, thread, ...lane }) => ({
    ...lane,
    runs: lane.runs.sort((a, b) => a.from - b.from),
    where: [
      named.process ? numbered('process', process) : '',
      named.process && isPlain ? '' : numbered('thread', thread),
    ]
      .filter(Boolean)
      .join(', '),
  }));
}

function numbered(noun: string, numbers: ReadonlySet<number>): string {
  const list = [...numbers].sort((a, b) => a - b).join(', ');
  return `${noun}${numbers.size > 1 ? (noun.endsWith('s') ? 'es' : 's') : ''} ${list}`;
}

/** The CPUs a run used, by their numbers, lowest first. */
export const cpusOf = (lanes: readonly Lane[]): number[] =>
  [...new Set(lanes.flatMap(({ runs }) => runs.map(({ cpu }) => cpu)))].sort((a, b) => a - b);

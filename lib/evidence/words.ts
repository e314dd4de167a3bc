import { groupBy } from '#lib/model/group.ts';
import { parseFact } from './fact.ts';
import { cpusOf, toLanes } from './lanes.ts';
import type { Trace } from './trace.ts';

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const PLURALS: Record<string, string> = { process: 'processes', CPU: 'CPUs' };

/** A count with its noun in words, as running text has it: `one thread`, `three processes`, `18 steps`. */
export const inWords = (count: number, noun: string): string =>
  `${NUMBERS[count] ?? count.toLocaleString('en')} ${count <= 1 ? noun : (PLURALS[noun] ?? `${noun}s`)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The number a fact of a run has; 0 when there is none. */
export const countOf = ({ facts }: Trace, name: string): number => (typeof facts[name] === 'number' ? facts[name] : 0);

/** On how many CPUs a run was allowed to be: `on one CPU`. */
export const onCpus = (cpus: number): string => `on ${inWords(cpus, 'CPU')}`;

/** What may be said of a run, in the order in which it is said. */
const TOPICS = ['where', 'overlap', 'cut', 'switches', 'parallel', 'time', 'kernel'] as const;

/** A clause of a sentence: how it begins, and what may differ between runs. */
type Clause = [beginning: string, rest: string];

/** A fact that the trace does not have is not spoken of; of a single task there is nothing more to say. */
function clausesOf(trace: Trace): Partial<Record<(typeof TOPICS)[number], Clause>> {
  const { facts, expect, events } = trace;
  const tasks = countOf(trace, 'tasks');
  const steps = events.filter(({ kind }) => kind === 'cpu').length;
  if (tasks === 0) return { where: ['', 'no task was recorded; the program states facts of its own'] };
  const where: Clause = [inWords(tasks, 'task'), whereOf(trace)];
  const kernel: Clause = ['the kernel created', trace.kernel ? createdInWords(trace.kernel) : ''];
  const time: Clause = [
    'it took',
    `${countOf(trace, 'wall_ms')} ms by the clock for ${countOf(trace, 'cpu_ms')} ms of computing`,
  ];
  const witness = { ...('wall_ms' in facts ? { time } : {}), ...(trace.kernel ? { kernel } : {}) };
  if (tasks === 1) return { where, ...witness };
  const never = expect.find(({ fact, seen, of }) => fact === '!parallel' && seen === of && of > 1);
  const overlap = facts.overlap ? 'their time overlaps' : 'each begins only after the one before it has ended';
  const parallel = facts.parallel
    ? `two tasks ran at the same instant, for ${countOf(trace, 'parallel_ms')} ms in all`
    : `no two tasks ran at the same instant in ${never ? `any of ${never.of} runs` : 'this run'}`;
  return {
    where,
    ...('overlap' in facts ? { overlap: ['', overlap] } : {}),
    ...('cut_steps' in facts && steps > 0 ? { cut: ['', cutInWords(countOf(trace, 'cut_steps'), steps)] } : {}),
    ...('switches' in facts ? { switches: ['the CPU was handed over', times(countOf(trace, 'switches'))] } : {}),
    ...('parallel' in facts ? { parallel: ['', parallel] } : {}),
    ...witness,
  };
}

/**
 * What runs of one program show, in sentences made of their facts.
 * @param traces runs of one program and variant, by number of CPUs; where they differ each is spoken of
 */
export function describeRuns(traces: readonly Trace[]): string[] {
  const runs = traces.map((trace) => ({ cpus: trace.cpus, clauses: clausesOf(trace) }));
  return TOPICS.flatMap((topic) => {
    const said = runs.flatMap(({ cpus, clauses }) => (clauses[topic] ? [{ cpus, clause: clauses[topic] }] : []));
    return said.length > 0 ? [`${capital(joinClauses(said, said.length === runs.length))}.`] : [];
  });
}

function joinClauses(said: { cpus: number; clause: Clause }[], isOfAll: boolean): string {
  const [
    {
      clause: [beginning, rest],
    } = { clause: ['', ''] },
  ] = said;
  if (isOfAll && said.every(({ clause }) => clause[0] === beginning && clause[1] === rest))
    return `${beginning} ${rest}`.trim();
  if (beginning && said.every(({ clause }) => clause[0] === beginning))
    return `${beginning} ${said.map(({ cpus, clause }) => `${clause[1]} ${onCpus(cpus)}`).join(', ')}`;
  return said.map(({ cpus, clause }) => `${onCpus(cpus)} ${clause.filter(Boolean).join(' ')}`).join('; ');
}

function whereOf(trace: Trace): string {
  const [threads, processes] = [countOf(trace, 'threads'), countOf(trace, 'processes')];
  if (threads === processes && processes > 1) return `in ${inWords(processes, 'process')} of one thread each`;
  return `in ${inWords(threads, 'thread')} of ${inWords(processes, 'process')}`;
}

const createdInWords = ({ threads, processes }: NonNullable<Trace['kernel']>): string =>
  `${inWords(threads, 'thread')} and ${inWords(processes, 'process')} for it`;

function cutInWords(cuts: number, steps: number): string {
  if (cuts === 0) return 'no step was cut by another task';
  const which =
    cuts === steps ? `all ${inWords(steps, 'step')}` : `${NUMBERS[cuts] ?? cuts} of ${inWords(steps, 'step')}`;
  return `${which} ${cuts === 1 ? 'was' : 'were'} cut by another task`;
}

const times = (count: number): string =>
  count === 0 ? 'never' : count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

const COUNTED: Record<string, string> = {
  tasks: 'task',
  threads: 'thread',
  processes: 'process',
  slices: 'stretch of computing',
};

const FLAGS: Record<string, [yes: string, no: string]> = {
  overlap: ['the time of the tasks overlaps', 'the time of no two tasks overlaps'],
  parallel: ['two tasks run at the same instant', 'no two tasks run at the same instant'],
};

const COMPARED: Record<string, string> = { '=': '', '>=': 'at least ', '<=': 'at most ' };

/** A fact as a claim or program states it, in words: `threads=1` is `One thread`, `!parallel` is `No two tasks run at the same instant`. */
export function factInWords(text: string): string {
  const fact = parseFact(text);
  if (!fact) return text;
  const { name, is, value = '' } = fact;
  const flag = FLAGS[name];
  if (is === 'yes' || is === 'no') return capital(flag ? flag[is === 'yes' ? 0 : 1] : `${spaced(name)}: ${is}`);
  const [count, how] = [Number(value), COMPARED[is]];
  const created = /^(thread|process)e?s_created$/.exec(name)?.[1];
  if (created) return capital(`the kernel creates ${how}${inWords(count, created)}`);
  const noun = COUNTED[name];
  if (noun) return capital(`${how}${inWords(count, noun)}`);
  if (name === 'switches') return capital(`the CPU is handed over ${how}${times(count)}`);
  if (name === 'cut_steps')
    return capital(
      count === 0 && is !== '>='
        ? 'no step is cut by another task'
        : `${how}${inWords(count, 'step')} ${count === 1 ? 'is' : 'are'} cut by another task`,
    );
  return capital(`${spaced(name)}: ${how}${value}`);
}

const spaced = (name: string): string => name.replaceAll('_', ' ');

/** Whether a fact says that something did not happen: a run can only fail to show it. */
export function isNegative(text: string): boolean {
  const fact = parseFact(text);
  return fact?.is === 'no' || (fact?.value === '0' && fact.is !== '>=');
}

/** In how many runs a fact was seen, of those in which it was looked for. */
export function seenInWords({ expect }: Trace, fact: string): string {
  const found = expect.find((expected) => expected.fact === fact);
  if (!found) return 'in the recorded run';
  const { seen, of } = found;
  return of === 1 ? `in ${seen} of 1 run` : seen === of ? `in all ${of} runs` : `in ${seen} of ${of} runs`;
}

/** The facts that are derived from events; every other one a program states itself. */
export const DERIVED: ReadonlySet<string> = new Set(
  'tasks threads processes overlap overlapping_pairs parallel parallel_ms switches cut_steps slices longest_run_ms wall_ms cpu_ms threads_created processes_created'.split(
    ' ',
  ),
);

/** What a program stated itself, by name. */
export const statedFacts = ({ facts }: Trace): { name: string; value: string }[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    DERIVED.has(name) ? [] : [{ name: capital(spaced(name)), value: shown(value) }],
  );

/** A table: its columns' heads, and its rows. */
export type Table = { head: string[]; rows: string[][] };

/** The most rows of a table of events. */
const MOST_ROWS = 60;

/** What happened in a run, event by event: the figure as a table. Times are in ms. */
export function eventTable(trace: Trace): Table {
  const where = new Map(toLanes(trace).map((lane) => [lane.task, lane.where]));
  const ms = (micros: number) => (micros / 1000).toFixed(1);
  const events = [...trace.events].sort((a, b) => a.at[0] - b.at[0]);
  const rows = events
    .slice(0, MOST_ROWS)
    .map(({ task, kind, label, at, used, runs }) => [
      task,
      kind === 'cpu' ? `computes: ${label}` : kind === 'wait' ? `waits: ${label}` : label,
      ms(at[0]),
      kind === 'note' ? '' : ms(at[1]),
      used === undefined ? '' : ms(used),
      runs && runs.length > 0 ? [...new Set(runs.map(([, , cpu]) => cpu))].sort().join(', ') : '',
      where.get(task) ?? '',
    ]);
  if (events.length > MOST_ROWS) rows.push([`and ${events.length - MOST_ROWS} events more`, '', '', '', '', '', '']);
  return { head: ['Task', 'What', 'From, ms', 'To, ms', 'Computing, ms', 'CPU', 'Where'], rows };
}

/** The facts by which runs are compared; one column each. */
const COMPARISON: [head: string, value: (trace: Trace) => string][] = [
  ['CPUs', ({ cpus }) => String(cpus)],
  ['Tasks', ({ facts }) => shown(facts.tasks)],
  ['Threads', ({ facts }) => shown(facts.threads)],
  ['Processes', ({ facts }) => shown(facts.processes)],
  ['Overlap', ({ facts }) => shown(facts.overlap)],
  ['Parallel ms', ({ facts }) => shown(facts.parallel_ms)],
  ['Switches', ({ facts }) => shown(facts.switches)],
  ['Cut steps', ({ facts }) => shown(facts.cut_steps)],
  ['Wall ms', ({ facts }) => shown(facts.wall_ms)],
  ['CPU ms', ({ facts }) => shown(facts.cpu_ms)],
];

/**
 * Programs side by side, one a row: what each run of a name shows, one value where all agree, else `0 / 58.1` in the order
 * of the runs.
 */
export const comparisonTable = (runs: readonly { name: string; trace: Trace }[]): Table => ({
  head: ['Program', ...COMPARISON.map(([head]) => head)],
  rows: [...groupBy(runs, ({ name }) => name)].map(([name, group]) => [
    name,
    ...COMPARISON.map(([, value]) => {
      const values = group.map(({ trace }) => value(trace));
      return values.every((one) => one === values[0]) ? (values[0] ?? '') : values.join(' / ');
    }),
  ]),
});

const shown = (value: unknown): string =>
  value === undefined ? '' : value === true ? 'yes' : value === false ? 'no' : String(value);

/** What the marks of figures mean, for runs on these CPUs. */
export function legendOf(traces: readonly Trace[]): { kind: 'run' | 'rail' | 'ready' | 'wait'; words: string }[] {
  const cpus = Math.max(1, ...traces.map((trace) => cpusOf(toLanes(trace)).length));
  const kinds = new Set(traces.flatMap(({ events }) => events.map(({ kind }) => kind)));
  return [
    { kind: 'run' as const, words: cpus > 1 ? 'running on CPU 1' : 'running' },
    ...(cpus > 1 ? [{ kind: 'rail' as const, words: 'on CPU 2' }] : []),
    { kind: 'ready' as const, words: 'ready, not running' },
    ...(kinds.has('wait') ? [{ kind: 'wait' as const, words: 'waiting' }] : []),
  ];
}

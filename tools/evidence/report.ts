import { calmest, type Result, type Try } from './examine.ts';
import { nameOf } from './program.ts';

/** A column of the table: its head, its width, and what stands in it for a result that has a run to show. */
type Column = readonly [head: string, width: number, cell: (run: Try, result: Result) => unknown];

const COLUMNS: readonly Column[] = [
  ['wall ms', 8, ({ facts }) => facts.wall_ms],
  ['CPU ms', 7, ({ facts }) => facts.cpu_ms],
  ['parallel ms', 12, ({ facts }) => facts.parallel_ms],
  ['threads', 8, ({ facts }) => facts.threads],
  ['processes', 10, ({ facts }) => facts.processes],
  ['switches', 9, ({ facts }) => facts.switches],
  ['cut steps', 10, ({ facts }) => facts.cut_steps],
  [
    'created',
    8,
    (_, result) =>
      result.state !== 'not run' && result.kernel ? `${result.kernel.threads}+${result.kernel.processes}` : '–',
  ],
];

const NAME_WIDTH = 28;

/** The head of the table; `created` is threads and processes that the kernel was asked for. */
export const headLine = (): string =>
  `${'program'.padEnd(NAME_WIDTH)}CPUs${COLUMNS.map(([head, width]) => head.padStart(width)).join('')}  verdict`;

/** The line of a case: the run that its trace would hold, else the middle one, and what came of all of them. */
export function resultLine(result: Result): string {
  const { one, state } = result;
  const [tries, expected] = state === 'not run' ? [[], []] : [result.tries, result.tallies.map(({ fact }) => fact)];
  const run = calmest(tries, expected) ?? calmest(tries, []);
  const cells = COLUMNS.map(([, width, cell]) => String((run && cell(run, result)) ?? '–').padStart(width));
  const runs = tries.length === 0 ? '' : `, ${tries.length} ${tries.length === 1 ? 'run' : 'runs'}`;
  return `${nameOf(one).padEnd(NAME_WIDTH)}${String(one.cpus).padStart(4)}${cells.join('')}  ${state}${runs}`;
}

/** Why cases were not run, failed or did not show what was looked for; the same is said of both numbers of CPUs at once. */
export function whyLines(results: readonly Result[]): string[] {
  const cpus = new Map<string, number[]>();
  for (const result of results)
    for (const why of [result.why].flat()) {
      const line = `${nameOf(result.one)} on \0: ${result.state}: ${why}`;
      cpus.set(line, [...(cpus.get(line) ?? []), result.one.cpus]);
    }
  return [...cpus].map(([line, numbers]) => line.replace('\0', numbers.join(' and ')));
}

/** How many cases came to what: `94 holds, 0 not seen, 0 failed, 6 not run`. */
export const countStates = (results: readonly Result[]): string =>
  (['holds', 'not seen', 'failed', 'not run'] as const)
    .map((state) => `${results.filter((result) => result.state === state).length} ${state}`)
    .join(', ');

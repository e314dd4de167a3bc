import type { BudgetId } from './budgets.ts';
import { type BuildMeasure, slopeOf } from './build.ts';
import { CATEGORIES, type LighthouseMeasure } from './lighthouse.ts';
import type { PageMeasure } from './page.ts';
import type { Result } from './report.ts';

/** The builds that `bench build` makes. */
export type Builds = Record<'uncompiled' | 'small' | 'cold' | 'unchanged' | 'warm' | 'added', BuildMeasure> & {
  large?: BuildMeasure;
};

/** The size, in threads, of the book that the budgets of builds are for. */
const BUDGET_SIZE = 1000;

/** What to show of builds; `cold` has `threads` threads. */
export function buildResults(
  { uncompiled, small, cold, unchanged, warm, added, large }: Builds,
  threads: number,
): Result[] {
  const slope = slopeOf(small, cold);
  const largeSlope = large && slopeOf(cold, large);
  const otherSize = threads !== BUDGET_SIZE;
  const other = otherSize ? `${threads} threads, not ${BUDGET_SIZE}: ` : '';
  const results: Result[] = [
    { id: 'build/cold', measured: cold.cpu, note: `${other}${cold.pages} pages, ${stepsText(cold)}` },
    { id: 'build/uncompiled', measured: uncompiled.cpu, note: stepsText(uncompiled) },
    { id: 'build/memory', measured: cold.peakMemory / 1e6 },
    { id: 'build/slope', measured: slope, note: `from ${small.cpu.toFixed(1)} CPU s and ${small.pages} pages` },
    {
      id: 'build/html',
      measured: cold.htmlBytes / cold.pages / 1000,
      note: `${(cold.outBytes / 1e6).toFixed(0)} MB in all`,
    },
    { id: 'build/warm', measured: warm.cpu, note: stepsText(warm) },
    { id: 'build/added', measured: added.cpu, note: stepsText(added) },
    {
      id: 'build/unchanged',
      measured: unchanged.cpu,
      note: `${unchanged.wall.toFixed(1)} s by the clock, ${stepsText(unchanged)}`,
    },
    ...(large && largeSlope !== undefined
      ? ([
          {
            id: 'build/large-slope',
            measured: largeSlope,
            note: `${large.cpu.toFixed(1)} CPU s, ${large.pages} pages`,
          },
          { id: 'build/large-flat', measured: largeSlope / slope },
          { id: 'build/large-memory', measured: large.peakMemory / 1e6 },
        ] as const)
      : []),
  ];
  return otherSize ? results.map((result) => ({ ...result, otherSize })) : results;
}

const stepsText = ({ steps }: BuildMeasure) =>
  Object.entries(steps)
    .map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`)
    .join(', ');

/** What to show of the two pages that are measured. */
export function pageResults(thread: PageMeasure, first: PageMeasure): Result[] {
  const of = (
    page: 'thread' | 'first',
    { total, html, largestPaint, blocking, shift, runs }: PageMeasure,
  ): Result[] => [
    { id: `${page}/total`, measured: total / 1000 },
    { id: `${page}/html`, measured: html / 1000 },
    { id: `${page}/paint`, measured: largestPaint, note: runs.map((run) => Math.round(run.largestPaint)).join(' ') },
    { id: `${page}/blocking`, measured: blocking, note: runs.map((run) => Math.round(run.blocking)).join(' ') },
    { id: `${page}/shift`, measured: shift },
  ];
  const [total, html, ...rest] = of('thread', thread) as [Result, Result, ...Result[]];
  const faults = (id: BudgetId, pick: (page: PageMeasure) => string[]): Result => {
    const found = [...pick(thread), ...pick(first)];
    return { id, measured: found.length, note: found.slice(0, 3).join('; ') };
  };
  return [
    total,
    html,
    { id: 'thread/js', measured: thread.js / 1000 },
    { id: 'thread/css', measured: thread.css / 1000 },
    ...rest,
    ...of('first', first),
    faults('pages/foreign', (page) => page.foreign),
    faults('pages/console', (page) => page.console),
    faults('pages/violations', (page) => page.violations),
  ];
}

/** What to show of Lighthouse: the lower score of the pages measured. */
export const lighthouseResults = (pages: readonly LighthouseMeasure[]): Result[] =>
  CATEGORIES.map((category) => ({
    id: `lighthouse/${category}`,
    measured: Math.min(...pages.map(({ scores }) => scores[category])),
    note: [...new Set(pages.flatMap(({ findings }) => findings))]
      .filter((finding) => finding.startsWith(`${category}:`))
      .map((finding) => finding.slice(category.length + 2))
      .join('; '),
  }));

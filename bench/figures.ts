import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { figureHtml } from '../lib/evidence/figure-html.ts';
import { type Trace, trace } from '../lib/evidence/trace.ts';
import { CannotRun } from '../tools/command.ts';
import type { Result } from './report.ts';

/** How many runs are drawn. */
const RUNS = 100;

/** Draws a hundred recorded runs, each with its words and table, and measures the CPU time and the size of one. */
export function benchFigures(content: string): Result[] {
  const traces = readTraces(join(content, 'evidence'));
  if (traces.length === 0) throw new CannotRun(`There is no recorded run in ${content}/evidence.`);
  const wanted = Array.from({ length: RUNS }, (_, index) => traces[index % traces.length] as Trace);
  const before = process.cpuUsage();
  const drawn = wanted.map((run, index) => figureHtml([{ traces: [run] }], { id: `run-${index}`, title: run.program }));
  const { user, system } = process.cpuUsage(before);
  const sizes = drawn.map((html) => gzipSync(html, { level: 9 }).length);
  return [
    { id: 'figures/draw', measured: (user + system) / 1e6, note: `${traces.length} recorded runs` },
    { id: 'figures/size', measured: Math.max(...sizes) / 1000 },
  ];
}

const readTraces = (folder: string): Trace[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)trace-[^/]*\.json$/.test(file))
    .map((file) => trace.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

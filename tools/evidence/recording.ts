import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactValue, TraceEvent } from '#lib/evidence/trace.ts';

/** What the recorder wrote: events with moments from the first on, and the facts that the program stated itself. */
export type Recording = { events: TraceEvent[]; stated: Record<string, FactValue> };

type Line = { fact: string; value: FactValue } | (TraceEvent & { fact?: undefined });

/** Reads the pages of a run, one for each thread: lines of JSON, and zeros behind them. */
export function readRecording(folder: string): Recording {
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .replace(/\0+$/, '')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line),
  );
  const raw = lines.filter((line) => line.fact === undefined);
  const stated = lines.flatMap((line): [string, FactValue][] =>
    line.fact === undefined ? [] : [[line.fact, line.value]],
  );
  raw.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  return { events: normalise(raw), stated: Object.fromEntries(stated) };
}

/** Counts moments from the first event, and threads and processes from 1 in the order of theirs. */
function normalise(raw: readonly TraceEvent[]): TraceEvent[] {
  const first = raw[0]?.at[0] ?? 0;
  const since = (moment: number): number => moment - first;
  const threads = new Map<number, number>();
  const processes = new Map<number, number>();
  return raw.map(({ task, kind, label, process, thread, at, used, runs }) => ({
    task,
    kind,
    label,
    process: numberOf(processes, process),
    thread: numberOf(threads, thread),
    at: [since(at[0]), since(at[1])],
    ...(used === undefined ? {} : { used }),
    ...(runs === undefined
      ? {}
      : {
          runs: runs
            .filter(([start, end]) => end > start)
            .map(([start, end, cpu]): [number, number, number] => [since(start), since(end), cpu]),
        }),
  }));
}

function numberOf(known: Map<number, number>, id: number): number {
  const number = known.get(id) ?? known.size + 1;
  known.set(id, number);
  return number;
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '#lib/model/entry.ts';
import { PROGRAM_FILES } from '#lib/schema/runtime.ts';
import { MAX_TRACE_BYTES, type Trace, trace, traceFile } from './trace.ts';

/** What lies beside an evidence program's description: its code, and the runs that were recorded. */
export type EvidenceRecord = {
  /** The text of its program; empty when it is missing, which `check` says. */
  code: string;
  /** In the order of the variants, then of the numbers of CPUs. What is not a trace of this program is left out. */
  traces: Trace[];
};

/** Reads what was recorded of a program. Nothing is thrown: what is wrong with a trace `check` says. */
export function readRecord(
  contentDir: string,
  { id, variants, runtime }: Pick<Evidence, 'id' | 'variants' | 'runtime'>,
): EvidenceRecord {
  const folder = join(contentDir, 'evidence', id);
  const known = ['', ...variants.map((variant) => variant.id)];
  const names = filesIn(folder).filter((name) => /^trace-.*cpu\.json$/.test(name));
  const traces = names.flatMap((name) => {
    const found = readTrace(join(folder, name));
    const isOurs = found?.program === id && traceFile(found.cpus, found.variant) === name;
    return isOurs && known.includes(found.variant ?? '') ? [found] : [];
  });
  const place = ({ variant = '', cpus }: Trace) => known.indexOf(variant) * 100 + cpus;
  return { code: readText(join(folder, PROGRAM_FILES[runtime])), traces: traces.sort((a, b) => place(a) - place(b)) };
}

function readTrace(file: string): Trace | undefined {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_TRACE_BYTES) return undefined;
  try {
    return trace.safeParse(JSON.parse(readText(file))).data;
  } catch {
    return undefined;
  }
}

function filesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
}

const readText = (file: string): string =>
  statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, 'utf8') : '';

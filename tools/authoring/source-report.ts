import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Book } from '#lib/check/book/book.ts';
import { newestOf, type Release, releaseOf } from '#lib/evidence/release.ts';
import { traceFile } from '#lib/evidence/trace.ts';
import { type SourceSpec, source } from '#lib/schema/source.ts';

/** A source with its id. */
export type NamedSource = SourceSpec & { id: string };

/** What wants to be read again. */
export type SourceReport = {
  /** Sources that nobody has read. */
  unread: NamedSource[];
  /** Sources that were read before the newest Python that claims leaning on them were run with. */
  older: { source: NamedSource; release: string; since: string; claims: string[] }[];
};

/** The sources of a content folder that are told, by id. */
export const readSources = (folder: string, book: Book): NamedSource[] =>
  [...(book.byKind.get('source')?.values() ?? [])]
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, file }) => ({ ...source.parse(parse(readFileSync(join(folder, file), 'utf8'))), id }))
    .sort((a, b) => a.id.localeCompare(b.id));

/** Which sources nobody has read, and which were read before what their claims were last run with. */
export function reportSources(book: Book, sources: readonly NamedSource[]): SourceReport {
  const since = firstDays(book);
  const claimsOf = new Map<string, { claim: string; release: Release }[]>();
  for (const { kind, id: claim, quotes, references } of book.entries) {
    const releases = kind === 'claim' ? quotes.map((quote) => releaseOfRun(book, quote)) : [];
    const release = newestOf(releases.filter((one) => one !== undefined));
    if (!release) continue;
    for (const { refers, id } of references)
      if (refers[0] === 'source') claimsOf.set(id, [...(claimsOf.get(id) ?? []), { claim, release }]);
  }
  return {
    unread: sources.filter(({ seen }) => seen.how === 'unverified'),
    older: sources.flatMap((source) => {
      const later = (claimsOf.get(source.id) ?? []).filter(
        ({ release }) => source.seen.date < (since.get(release.join('.')) ?? ''),
      );
      const release = newestOf(later.map((one) => one.release))?.join('.');
      if (release === undefined) return [];
      return [{ source, release, since: since.get(release) ?? '', claims: later.map(({ claim }) => claim) }];
    }),
  };
}

/** The day on which each release of Python was first recorded. */
function firstDays(book: Book): Map<string, string> {
  const days = new Map<string, string>();
  for (const { run } of book.traces) {
    const release = run?.python && releaseOf(run.python)?.join('.');
    if (run && release && run.recorded < (days.get(release) ?? '9')) days.set(release, run.recorded);
  }
  return days;
}

const releaseOfRun = (
  { traces }: Book,
  { program, cpus, variant }: { program: string; cpus: number; variant?: string },
): Release | undefined => {
  const run = traces.find(({ file }) => file === `evidence/${program}/${traceFile(cpus, variant)}`)?.run;
  return run?.python ? releaseOf(run.python) : undefined;
};

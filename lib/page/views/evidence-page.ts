import type { Trace } from '#lib/evidence/trace.ts';
import { statedFacts } from '#lib/evidence/words.ts';
import type { Evidence } from '#lib/model/entry.ts';
import { keyOf } from '#lib/model/ids.ts';
import { cpusOf } from '#lib/schema/evidence.ts';
import { counted } from '#lib/words/say.ts';
import { MOST_BACKLINKS } from '../backlinks.ts';
import type { Backlink, Book } from '../book.ts';
import { versionsOf } from '../figures.ts';
import { toDay } from '../text.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { type ClaimRun, expectedOf, toRun } from './program.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';

/** One evidence program. */
export type EvidencePageView = ClaimRun & {
  kind: 'evidence';
  /** What it stated itself. */
  stated: { where: string; facts: { name: string; value: string }[] }[];
  machine: { name: string; value: string }[];
  claims: ClaimMention[];
  sources: SourceItem[];
  backlinks: Backlink[];
};

/** The most claims a program's page lists. */
const MOST_CLAIMS = 50;

/** One program: its figures, what was expected of it and seen, its code and how to run it again, what leans on it. */
export function evidenceView(book: Book, evidence: Evidence): EvidencePageView {
  const { traces } = book.recordOf(evidence);
  const claims = [...book.site.claims.values()].filter((claim) =>
    claim.evidence.some(({ program }) => program === evidence.id),
  );
  return {
    kind: 'evidence',
    ...toRun(book, evidence, expectedOf(evidence)),
    stated: statedOf(traces, cpusOf(evidence)),
    machine: machineOf(traces, cpusOf(evidence)),
    claims: claims.slice(0, MOST_CLAIMS).map((claim) => toClaimMention(book, claim)),
    sources: toSourceItems(book, evidence.sources),
    backlinks: (book.backlinks().get(keyOf(evidence)) ?? []).slice(0, MOST_BACKLINKS),
  };
}

/** Which variant a run is of, and on how many CPUs where there are several numbers of them. */
const whereOf = ({ variant, cpus }: Trace, on: readonly number[]): string =>
  [variant, on.length > 1 && counted(cpus, 'CPU')].filter(Boolean).join(', ');

/** What the programs said themselves in their recorded runs. */
const statedOf = (traces: readonly Trace[], on: readonly number[]): EvidencePageView['stated'] =>
  traces.flatMap((trace) => {
    const facts = statedFacts(trace);
    const where = whereOf(trace, on);
    return facts.length > 0 ? [{ where, facts }] : [];
  });

/** On what the runs were made, as names and values; nothing when nothing was recorded. */
function machineOf(traces: readonly Trace[], on: readonly number[]): EvidencePageView['machine'] {
  const [first] = traces;
  if (!first) return [];
  const { machine, python, kernel } = first;
  const each = (pick: (trace: Trace) => string) => [...new Set(traces.map(pick))].join('; ');
  return [
    { name: 'Machine', value: `${machine.system}, ${machine.architecture}, ${counted(machine.cpus, 'CPU')}` },
    { name: 'Versions', value: versionsOf(traces).join(', ') },
    ...(python ? [{ name: 'GIL', value: python.gil ? `yes, switch interval ${python.switchInterval} ms` : 'no' }] : []),
    { name: 'Recorded', value: each(({ recorded }) => toDay(recorded)?.text ?? recorded) },
    {
      name: 'Runs made',
      value: traces
        .map((trace) => [trace.runs, whereOf(trace, on)].filter(Boolean))
        .map(([runs, where]) => (where ? `${runs} (${where})` : `${runs}`))
        .join(', '),
    },
    { name: 'Busy before', value: traces.map(({ machine: { busy } }) => `${Math.round(busy * 100)} %`).join(', ') },
    ...(kernel
      ? [
          {
            name: 'Kernel',
            value: `${each(({ kernel: counts, variant }) => (counts ? `${variant ? `${variant}: ` : ''}${counted(counts.threads, 'thread')}, ${counts.processes} ${counts.processes === 1 ? 'process' : 'processes'}` : ''))} created, as strace counted in a run of its own`,
          },
        ]
      : []),
  ];
}

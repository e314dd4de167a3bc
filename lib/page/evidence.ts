import { expectedFacts } from '#lib/evidence/expected.ts';
import { frameOf } from '#lib/evidence/figure.ts';
import { figureHtml, tableHtml } from '#lib/evidence/figure-html.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { comparisonTable, factInWords, isNegative, onCpus, seenInWords, statedFacts } from '#lib/evidence/words.ts';
import { codeHtml } from '#lib/mdx/code.ts';
import type { Claim, Evidence } from '#lib/model/entry.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { groupBy } from '#lib/model/group.ts';
import { keyOf, listAddress, pageAddress, programAddress, RECORDER } from '#lib/model/ids.ts';
import { MOST_BACKLINKS } from './backlinks.ts';
import type { Book } from './book.ts';
import { runsOf, runTitle, variantsOf } from './figures.ts';
import { toClaimMention, toSourceItems } from './mentions.ts';
import { paginate } from './pager.ts';
import { toDay, toHtml, toPlain } from './text.ts';
import type { ClaimRun, EvidenceItem, EvidencePageView, EvidenceView, FactsView, HowToRun } from './view.ts';
import { counted } from './words.ts';

/** The numbers of CPUs every program is run on. */
const CPUS = [1, 2];

/** The most claims a program's page lists. */
const MOST_CLAIMS = 50;

/** The pages of the list of programs, by title, each page with a table of its runs. */
export function evidenceViews(book: Book): { address: string; view: EvidenceView }[] {
  const programs = [...book.site.evidence.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return paginate(book, listAddress('evidence'), programs).map(({ address, items, pager }) => ({
    address,
    view: {
      kind: 'evidence-list',
      programs: items.map((evidence) => toEvidenceItem(book, evidence)),
      total: programs.length,
      tableHtml: runTable(book, items),
      pager,
    },
  }));
}

/** Every run of these programs in a table, each program's name a link; nothing when none was recorded. */
function runTable(book: Book, programs: readonly Evidence[]): string {
  const runs = programs.flatMap((evidence) =>
    book
      .recordOf(evidence)
      .traces.map((trace) => ({ name: nameOf(trace), trace, href: book.hrefOf(pageAddress(evidence)) })),
  );
  if (runs.length === 0) return '';
  const hrefs = new Map(runs.map(({ name, href }) => [name, href]));
  return tableHtml(
    comparisonTable(runs),
    'Every recorded run; two values are those on one CPU and on two',
    (text, column) =>
      column === 0 ? `<a href="${escapeHtml(hrefs.get(text) ?? '')}">${escapeHtml(text)}</a>` : escapeHtml(text),
  );
}

const nameOf = ({ program, variant }: Trace): string => (variant ? `${program} ${variant}` : program);

function toEvidenceItem(book: Book, evidence: Evidence): EvidenceItem {
  const { traces } = book.recordOf(evidence);
  const day = toDay(
    traces
      .map(({ recorded }) => recorded)
      .sort()
      .at(-1),
  );
  return {
    href: book.hrefOf(pageAddress(evidence)),
    title: toPlain(evidence.title),
    sentenceHtml: toHtml(evidence.sentence),
    ...stateOf(evidence, traces),
    versions: versionsOf(traces),
    ...(day ? { recorded: day } : {}),
  };
}

/** How far a program was recorded, as a status with a word. */
function stateOf(evidence: Evidence, traces: readonly Trace[]): Pick<EvidenceItem, 'status' | 'statusWord'> {
  const wanted = variantsOf(evidence).length * CPUS.length;
  const isShown = traces.every(({ expect }) => expect.every(({ seen }) => seen > 0));
  if (traces.length === 0) return { status: 'open', statusWord: 'not recorded' };
  if (traces.length < wanted || !isShown) return { status: 'note', statusWord: 'shown in part' };
  return { status: 'holds', statusWord: 'shown' };
}

/** What the runs were made with, such as `CPython 3.11.2, gevent 22.10.2`; each once. */
function versionsOf(traces: readonly Trace[]): string[] {
  const all = traces.flatMap(({ python, packages }) => [
    `${python.implementation} ${python.version}${python.gil ? '' : ' without the GIL'}`,
    ...Object.entries(packages).map(([name, version]) => `${name} ${version}`),
  ]);
  return [...new Set(all)];
}

/** One program: its figures, what was expected of it and seen, its code and how to run it again, what leans on it. */
export function evidenceView(book: Book, evidence: Evidence): EvidencePageView {
  const { traces } = book.recordOf(evidence);
  const claims = [...book.site.claims.values()].filter((claim) =>
    claim.evidence.some(({ program }) => program === evidence.id),
  );
  return {
    kind: 'evidence',
    ...toRun(book, evidence, expectedOf(evidence)),
    stated: statedOf(traces),
    machine: machineOf(traces),
    claims: claims.slice(0, MOST_CLAIMS).map((claim) => toClaimMention(book, claim)),
    sources: toSourceItems(book, evidence.sources),
    backlinks: (book.backlinks().get(keyOf(evidence)) ?? []).slice(0, MOST_BACKLINKS),
  };
}

/** The programs a claim leans on, each once, with the facts it quotes and the figures of the variants it names. */
export const toClaimRuns = (book: Book, claim: Claim): ClaimRun[] =>
  [...groupBy(claim.evidence, ({ program }) => program)].flatMap(([program, quoted]) => {
    const evidence = book.site.evidence.get(program);
    return evidence ? [toRun(book, evidence, quoted)] : [];
  });

/** A program with the facts that are quoted of it. */
function toRun(book: Book, evidence: Evidence, quoted: readonly Quoted[]): ClaimRun {
  const { code, traces } = book.recordOf(evidence);
  const named = new Set(quoted.map(({ variant }) => variant));
  const variants = variantsOf(evidence).filter((variant) => quoted.length === 0 || named.has(variant));
  const shown = variants.map((variant) => ({ variant, traces: runsOf(book, evidence, variant) }));
  const frame = frameOf(shown.flatMap((runs) => runs.traces));
  return {
    ...toEvidenceItem(book, evidence),
    facts: toFacts(quoted, traces),
    ...(evidence.limits ? { limitsHtml: toHtml(evidence.limits) } : {}),
    figuresHtml: shown
      .map(({ variant, traces: runs }) =>
        figureHtml(runs, {
          id: ['runs', evidence.id, variant].filter(Boolean).join('-'),
          title: runTitle(evidence, variant),
          ...(variant ? { headingHtml: escapeHtml(variant) } : {}),
          frame,
        }),
      )
      .join(''),
    codeHtml: codeHtml(code, 'python'),
    howToRun: toHowToRun(book, evidence),
  };
}

/** A fact that must hold of a variant on so many CPUs. */
type Quoted = { variant?: string | undefined; cpus: number; fact: string };

const expectedOf = (evidence: Evidence): Quoted[] =>
  variantsOf(evidence).flatMap((variant) =>
    CPUS.flatMap((cpus) => expectedFacts(evidence, cpus, variant).map((fact) => ({ variant, cpus, fact }))),
  );

function toFacts(quoted: readonly Quoted[], traces: readonly Trace[]): FactsView {
  const cpus = [...new Set(quoted.map((one) => one.cpus))].sort((a, b) => a - b);
  const rows = [...groupBy(quoted, ({ variant = '', fact }) => `${variant} ${fact}`).values()].flatMap((group) => {
    const [{ variant, fact } = { variant: undefined, fact: '' }] = group;
    const seen = cpus.map((count) => {
      if (!group.some((one) => one.cpus === count)) return '';
      const trace = traces.find((found) => found.cpus === count && found.variant === variant);
      return trace ? seenInWords(trace, fact) : 'not recorded';
    });
    return [{ ...(variant ? { variant } : {}), fact, words: factInWords(fact), seen }];
  });
  const on = cpus.map((count) => `O${onCpus(count).slice(1)}`);
  return { on, rows, hasNegative: quoted.some(({ fact }) => isNegative(fact)) };
}

/** What the programs said themselves in their recorded runs. */
const statedOf = (traces: readonly Trace[]): EvidencePageView['stated'] =>
  traces.flatMap((trace) => {
    const facts = statedFacts(trace);
    const where = [trace.variant, counted(trace.cpus, 'CPU')].filter(Boolean).join(', ');
    return facts.length > 0 ? [{ where, facts }] : [];
  });

/** What somebody types to run a program again, and the files to save before. */
function toHowToRun(book: Book, evidence: Evidence): HowToRun {
  const { packages, pip, python, variants } = evidence;
  const args = variants.length > 0 ? variants.map((variant) => variant.args) : [[]];
  const on = (cpus: string) => args.map((words) => ['taskset -c', cpus, 'python3 program.py', ...words].join(' '));
  const lines = [
    ...(packages.length > 0 ? [`sudo apt-get install ${packages.join(' ')}`] : []),
    ...(pip.length > 0 ? [`python3 -m pip install ${pip.join(' ')}`] : []),
    ...on('0'),
    ...on('0,1'),
  ];
  return {
    programHref: book.hrefOf(programAddress(evidence.id)),
    recorderHref: book.hrefOf(RECORDER),
    ...(python ? { needs: pythonInWords(python) } : {}),
    commandsHtml: codeHtml(lines.join('\n'), 'bash'),
    checkCommandHtml: codeHtml(`npm run kb -- evidence ${evidence.id}`, 'bash'),
  };
}

function pythonInWords(python: string): string {
  const version = python.replace(/^>=/, '').replace(/t$/, '');
  return python.endsWith('t') ? `a free-threaded build of Python ${version} or later` : `Python ${version} or later`;
}

/** On what the runs were made, as names and values; nothing when nothing was recorded. */
function machineOf(traces: readonly Trace[]): EvidencePageView['machine'] {
  const [first] = traces;
  if (!first) return [];
  const { machine, python, kernel } = first;
  const each = (pick: (trace: Trace) => string) => [...new Set(traces.map(pick))].join('; ');
  return [
    { name: 'Machine', value: `${machine.system}, ${machine.architecture}, ${counted(machine.cpus, 'CPU')}` },
    { name: 'Versions', value: versionsOf(traces).join(', ') },
    { name: 'GIL', value: python.gil ? `yes, switch interval ${python.switchInterval} ms` : 'no' },
    { name: 'Recorded', value: each(({ recorded }) => toDay(recorded)?.text ?? recorded) },
    {
      name: 'Runs made',
      value: traces
        .map((trace) => `${trace.runs} (${[trace.variant, counted(trace.cpus, 'CPU')].filter(Boolean).join(', ')})`)
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

import { expectedFacts } from '#lib/evidence/expected.ts';
import { figureHtml, tableHtml } from '#lib/evidence/figure-html.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { comparisonTable, factInWords, isNegative, seenInWords, statedFacts } from '#lib/evidence/words.ts';
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
import type { ClaimRun, EvidenceItem, EvidencePageView, EvidenceView, FactView, HowToRun } from './view.ts';
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
  return tableHtml(comparisonTable(runs), 'Every recorded run', (text, column) =>
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
  const { code, traces } = book.recordOf(evidence);
  const claims = [...book.site.claims.values()].filter((claim) =>
    claim.evidence.some(({ program }) => program === evidence.id),
  );
  return {
    kind: 'evidence',
    ...toEvidenceItem(book, evidence),
    id: evidence.id,
    ...(evidence.limits ? { limitsHtml: toHtml(evidence.limits) } : {}),
    figuresHtml: variantsOf(evidence)
      .map((variant) =>
        figureHtml(runsOf(book, evidence, variant), {
          id: figureId(evidence, variant),
          title: runTitle(evidence, variant),
        }),
      )
      .join(''),
    facts: variantsOf(evidence).flatMap((variant) =>
      CPUS.flatMap((cpus) => toExpected(evidence, traces, cpus, variant)),
    ),
    stated: statedOf(traces),
    codeHtml: codeHtml(code, 'python'),
    howToRun: toHowToRun(book, evidence),
    machine: machineOf(traces),
    claims: claims.slice(0, MOST_CLAIMS).map((claim) => toClaimMention(book, claim)),
    sources: toSourceItems(book, evidence.sources),
    backlinks: (book.backlinks().get(keyOf(evidence)) ?? []).slice(0, MOST_BACKLINKS),
  };
}

const figureId = ({ id }: Evidence, variant?: string) => ['runs', id, variant].filter(Boolean).join('-');

function toExpected(evidence: Evidence, traces: readonly Trace[], cpus: number, variant?: string): FactView[] {
  const trace = traces.find((found) => found.cpus === cpus && found.variant === variant);
  return expectedFacts(evidence, cpus, variant).map((fact) => toFactView(fact, cpus, variant, trace));
}

const toFactView = (fact: string, cpus: number, variant: string | undefined, trace: Trace | undefined): FactView => ({
  where: [variant, counted(cpus, 'CPU')].filter(Boolean).join(', '),
  fact,
  words: factInWords(fact),
  seen:
    (trace && (seenInWords(trace, fact) ?? `true of the recorded run, one of ${counted(trace.runs, 'run')}`)) ??
    'not recorded',
  isNegative: isNegative(fact),
});

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

/** The programs a claim leans on, each once, with the facts it quotes and their figures. */
export function toClaimRuns(book: Book, claim: Claim): ClaimRun[] {
  return [...groupBy(claim.evidence, ({ program }) => program)].flatMap(([program, quoted]) => {
    const evidence = book.site.evidence.get(program);
    if (!evidence) return [];
    const { code, traces } = book.recordOf(evidence);
    const variants = [...new Set(quoted.map(({ variant }) => variant))];
    return [
      {
        ...toEvidenceItem(book, evidence),
        facts: quoted.map(({ fact, cpus, variant }) =>
          toFactView(
            fact,
            cpus,
            variant,
            traces.find((trace) => trace.cpus === cpus && trace.variant === variant),
          ),
        ),
        ...(evidence.limits ? { limitsHtml: toHtml(evidence.limits) } : {}),
        figuresHtml: variants
          .map((variant) =>
            figureHtml(runsOf(book, evidence, variant), {
              id: figureId(evidence, variant),
              title: runTitle(evidence, variant),
            }),
          )
          .join(''),
        codeHtml: codeHtml(code, 'python'),
        howToRun: toHowToRun(book, evidence),
      },
    ];
  });
}

import { expectedFacts } from '#lib/evidence/expected.ts';
import { figureHtml } from '#lib/evidence/figure-html.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { factInWords, isNegative, onCpus, seenInWords } from '#lib/evidence/words.ts';
import { codeHtml } from '#lib/mdx/code.ts';
import type { Claim, Evidence } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { pageAddress, programAddress, recorderAddress } from '#lib/model/ids.ts';
import { cpusOf } from '#lib/schema/evidence.ts';
import { PROGRAM_FILES } from '#lib/schema/runtime.ts';
import type { Status } from '#lib/schema/status.ts';
import { counted } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { runsOf, variantsOf, versionsOf } from '../figures.ts';
import { toDay, toHtml, toPlain } from '../text.ts';
import type { Day } from '../view.ts';

/** An evidence program as lists show it; `status` is how far it was recorded. */
export type EvidenceItem = {
  href: string;
  title: string;
  sentenceHtml: string;
  status: Status;
  statusWord: string;
  /** What the runs were made with. */
  versions: string[];
  recorded?: Day;
};

/** Facts of runs and in how many they were seen, by number of CPUs; a cell is empty where nobody looked for the fact. */
export type FactsView = {
  /** The heads of the columns, such as `On one CPU`. */
  on: string[];
  rows: { variant?: string; fact: string; words: string; seen: string[] }[];
  /** Whether some fact says that something does not happen. */
  hasNegative: boolean;
};

/** How to run a program again. */
export type HowToRun = {
  programHref: string;
  recorderHref: string;
  /** What it is run with, and which version it needs, when not any will do. */
  command: string;
  needs?: string;
  /** In which order the commands run it, where there are several numbers of CPUs. */
  order?: string;
  commandsHtml: string;
  checkCommandHtml: string;
};

/** A program with facts: those a claim quotes, or those that were expected of it. */
export type ClaimRun = EvidenceItem & {
  facts: FactsView;
  limitsHtml?: string;
  figuresHtml: string;
  codeHtml: string;
  howToRun: HowToRun;
};

/** An evidence program as lists show it. */
export function toEvidenceItem(book: Book, evidence: Evidence): EvidenceItem {
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
  const wanted = variantsOf(evidence).length * cpusOf(evidence).length;
  const isShown = traces.every(({ expect }) => expect.every(({ seen }) => seen > 0));
  if (traces.length === 0) return { status: 'open', statusWord: 'not recorded' };
  if (traces.length < wanted || !isShown) return { status: 'note', statusWord: 'shown in part' };
  return { status: 'holds', statusWord: 'shown' };
}

/** In how many of the runs that a claim quotes its facts were seen, such as `Its facts were seen in all 24 runs`; nothing when none was recorded. */
export function seenInRuns(book: Book, claim: Claim): string | undefined {
  const counts = [
    ...groupBy(claim.evidence, ({ program, variant = '', cpus }) => `${program} ${variant} ${cpus}`).values(),
  ]
    .map((quoted) => {
      const [{ program, variant, cpus } = { program: '', variant: undefined, cpus: 0 }] = quoted;
      const evidence = book.site.evidence.get(program);
      const [trace] = evidence ? runsOf(book, evidence, variant, [cpus]) : [];
      return (trace?.expect ?? []).filter(({ fact }) => quoted.some((one) => one.fact === fact));
    })
    .filter((facts) => facts.length > 0);
  const sum = (of: (facts: Trace['expect']) => number) => counts.reduce((total, facts) => total + of(facts), 0);
  const [seen, all] = [
    sum((facts) => Math.min(...facts.map((fact) => fact.seen))),
    sum((facts) => Math.max(...facts.map((fact) => fact.of))),
  ];
  if (all === 0) return undefined;
  return seen === all
    ? `Its facts were seen in all ${counted(all, 'run')}`
    : `Its facts were seen in ${seen} of ${counted(all, 'run')}`;
}

/** The programs a claim leans on, each once, with the facts it quotes and the figures of the variants it names. */
export const toClaimRuns = (book: Book, claim: Claim): ClaimRun[] =>
  [...groupBy(claim.evidence, ({ program }) => program)].flatMap(([program, quoted]) => {
    const evidence = book.site.evidence.get(program);
    return evidence ? [toRun(book, evidence, quoted)] : [];
  });

/** A program with the facts that are quoted of it. */
export function toRun(book: Book, evidence: Evidence, quoted: readonly Quoted[]): ClaimRun {
  const { code, traces } = book.recordOf(evidence);
  const named = new Set(quoted.map(({ variant }) => variant));
  const variants = variantsOf(evidence).filter((variant) => quoted.length === 0 || named.has(variant));
  const ways = variants.map((variant) => ({
    id: ['runs', evidence.id, variant].filter(Boolean).join('-'),
    ...(variant ? { title: variant } : {}),
    traces: runsOf(book, evidence, variant),
  }));
  return {
    ...toEvidenceItem(book, evidence),
    facts: toFacts(quoted, traces, cpusOf(evidence)),
    ...(evidence.limits ? { limitsHtml: toHtml(evidence.limits) } : {}),
    figuresHtml: figureHtml(ways, { title: toPlain(evidence.title), events: true }),
    codeHtml: codeHtml(code, LANGUAGE[evidence.runtime]),
    howToRun: toHowToRun(book, evidence),
  };
}

/** A fact that must hold of a variant on so many CPUs. */
type Quoted = { variant?: string | undefined; cpus: number; fact: string };

/** Every fact that was expected of a program: of each variant, on each number of CPUs. */
export const expectedOf = (evidence: Evidence): Quoted[] =>
  variantsOf(evidence).flatMap((variant) =>
    cpusOf(evidence).flatMap((cpus) => expectedFacts(evidence, cpus, variant).map((fact) => ({ variant, cpus, fact }))),
  );

function toFacts(quoted: readonly Quoted[], traces: readonly Trace[], all: readonly number[]): FactsView {
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
  const on = cpus.map((count) => (all.length > 1 ? `O${onCpus(count).slice(1)}` : 'In how many runs'));
  return { on, rows, hasNegative: quoted.some(({ fact }) => isNegative(fact)) };
}

/** What a program's code is called by those who colour it. */
const LANGUAGE = { python: 'python', sh: 'bash', node: 'js' } as const;

/** What somebody types to run a program with. */
const COMMAND = { python: 'python3', sh: 'sh', node: 'node' } as const;

/** What somebody types to run a program again, and the files to save before. */
function toHowToRun(book: Book, evidence: Evidence): HowToRun {
  const { runtime, packages, pip, python, node, variants } = evidence;
  const args = variants.length > 0 ? variants.map((variant) => variant.args) : [[]];
  const cpus = cpusOf(evidence);
  const pinned = (count: number) =>
    cpus.length > 1 ? ['taskset -c', Array.from({ length: count }, (_, number) => number).join(',')] : [];
  const lines = [
    ...(packages.length > 0 ? [`sudo apt-get install ${packages.join(' ')}`] : []),
    ...(pip.length > 0 ? [`python3 -m pip install ${pip.join(' ')}`] : []),
    ...cpus.flatMap((count) =>
      args.map((words) => [...pinned(count), COMMAND[runtime], PROGRAM_FILES[runtime], ...words].join(' ')),
    ),
  ];
  const needs = python ? pythonInWords(python) : node && `Node ${node.slice(2)} or later`;
  return {
    programHref: book.hrefOf(programAddress(evidence)),
    recorderHref: book.hrefOf(recorderAddress(runtime)),
    command: COMMAND[runtime],
    ...(needs ? { needs } : {}),
    ...(cpus.length > 1 ? { order: 'First on one CPU, then on two' } : {}),
    commandsHtml: codeHtml(lines.join('\n'), 'bash'),
    checkCommandHtml: codeHtml(`npm run kb -- evidence ${evidence.id}`, 'bash'),
  };
}

function pythonInWords(python: string): string {
  const version = python.replace(/^>=/, '').replace(/t$/, '');
  return python.endsWith('t') ? `a free-threaded build of Python ${version} or later` : `Python ${version} or later`;
}

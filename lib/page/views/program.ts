import { expectedFacts } from '#lib/evidence/expected.ts';
import { figureHtml } from '#lib/evidence/figure-html.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { factInWords, isNegative, onCpus, seenInWords } from '#lib/evidence/words.ts';
import { codeHtml } from '#lib/mdx/code.ts';
import type { Claim, Evidence } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { pageAddress, programAddress, RECORDER } from '#lib/model/ids.ts';
import type { Status } from '#lib/schema/status.ts';
import type { Book } from '../book.ts';
import { runsOf, variantsOf, versionsOf } from '../figures.ts';
import { toDay, toHtml, toPlain } from '../text.ts';
import type { Day } from '../view.ts';
import { counted } from '../words.ts';

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
  /** The Python it needs, when not any will do. */
  needs?: string;
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

/** The numbers of CPUs every program is run on. */
const CPUS = [1, 2];

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
  const wanted = variantsOf(evidence).length * CPUS.length;
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
    facts: toFacts(quoted, traces),
    ...(evidence.limits ? { limitsHtml: toHtml(evidence.limits) } : {}),
    figuresHtml: figureHtml(ways, { title: toPlain(evidence.title), events: true }),
    codeHtml: codeHtml(code, 'python'),
    howToRun: toHowToRun(book, evidence),
  };
}

/** A fact that must hold of a variant on so many CPUs. */
type Quoted = { variant?: string | undefined; cpus: number; fact: string };

/** Every fact that was expected of a program: of each variant, on each number of CPUs. */
export const expectedOf = (evidence: Evidence): Quoted[] =>
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

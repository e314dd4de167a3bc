import { isTrue, parseFact } from '#lib/evidence/fact.ts';
import { traceFile } from '#lib/evidence/trace.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts, TraceFacts } from '../facts.ts';
import { didYouMean } from '../near.ts';
import { issueAt, type Span, START, shown } from '../span.ts';
import type { Book } from './book.ts';

type Run = NonNullable<TraceFacts['run']>;

/** Says where traces, programs and the claims that quote them do not fit each other. */
export const checkEvidence = (book: Book): Issue[] => [
  ...book.traces.flatMap((trace) => checkTrace(book, trace)),
  ...[...(book.byKind.get('evidence')?.values() ?? [])].flatMap((program) => checkExpected(book, program)),
  ...book.entries.flatMap((entry) => checkQuotes(book, entry)),
];

/** A trace is of the program, the variant and the packages that are there now. */
function checkTrace(book: Book, { file, program, run }: TraceFacts): Issue[] {
  const entry = book.byKind.get('evidence')?.get(program);
  if (!run || !entry?.complete) return [];
  const issues: Issue[] = [];
  const { variant, sha256, packages } = run;
  const say = (rule: 'variants/unknown' | 'traces/outdated' | 'traces/incomplete', message: string, hint: string) =>
    void issues.push(issueAt(file, START, rule, message, hint));
  const ids = entry.parts.map(({ id }) => id);
  if (variant === undefined ? ids.length > 0 : !ids.includes(variant)) {
    const what = variant === undefined ? 'is of no variant' : `is of the variant "${shown(variant)}"`;
    const there = ids.length > 0 ? `the variants are ${ids.join(', ')}` : 'the program has no variants';
    say('variants/unknown', `${what}; ${there}`, 'Remove it.');
    return issues;
  }
  const code = book.programs.get(program);
  if (code !== undefined && code !== sha256)
    say('traces/outdated', 'was recorded before the program was changed', `Record it again with ${command(program)}.`);
  for (const name of entry.packages)
    if (!packages.includes(name))
      say('traces/incomplete', `does not say the version of ${name}`, `Record it again with ${command(program)}.`);
  return issues;
}

/** What a program must show, its traces show. */
const checkExpected = (book: Book, entry: FileFacts): Issue[] =>
  entry.expected.flatMap(({ variant, cpus, fact, span }) => {
    const run = runOf(book, entry.id, cpus, variant);
    if (!run) return [];
    const issues = checkAgainst(run, entry.file, span, fact);
    if (issues.length > 0 || run.expected.includes(fact)) return issues;
    return [
      issueAt(
        entry.file,
        span,
        'traces/outdated',
        `"${shown(fact)}" was not expected yet when the trace was recorded`,
        `Record it again with ${command(entry.id)}.`,
      ),
    ];
  });

/** What a claim quotes is in a trace, is true, and is looked at again whenever the program is run. */
const checkQuotes = (book: Book, claim: FileFacts): Issue[] =>
  claim.quotes.flatMap((quote) => {
    const { program, variant, cpus, fact, span } = quote;
    const { file } = claim;
    const entry = book.byKind.get('evidence')?.get(program);
    if (!entry?.complete) return [];
    const ids = entry.parts.map(({ id }) => id);
    if (variant === undefined && ids.length > 0)
      return [issueAt(file, span, 'variants/unknown', `"${program}" has variants`, `Name one: ${ids.join(', ')}.`)];
    // Another variant than there is, is a reference that cannot be followed, and said as such.
    if (variant !== undefined && !ids.includes(variant)) return [];
    const name = `evidence/${program}/${traceFile(cpus, variant)}`;
    const trace = book.traces.find((one) => one.file === name);
    if (!trace)
      return mayWait(claim, entry)
        ? []
        : [
            issueAt(
              file,
              span,
              'traces/missing',
              `there is no ${name}`,
              `Record it with ${command(program)}, or set \`status: open\`.`,
            ),
          ];
    if (!trace.run) return [];
    const issues = checkAgainst(trace.run, file, span, fact);
    const isExpected = entry.expected.some((one) => one.fact === fact && one.cpus === cpus && one.variant === variant);
    if (issues.length > 0 || isExpected) return issues;
    return [
      issueAt(
        file,
        span,
        'facts/unexpected',
        `the program "${program}" does not expect "${shown(fact)}"`,
        `Add it to "expect" in ${entry.file}, so that it is looked at whenever the program is run.`,
      ),
    ];
  });

/** Whether a claim can stand without a run: it is open, or it has sources and the run needs what few machines have. */
const mayWait = (claim: FileFacts, program: FileFacts): boolean =>
  !claim.settled || (program.rare && claim.references.some(({ refers }) => refers.includes('source')));

/** Whether a run shows a fact. */
function checkAgainst({ facts }: Run, file: string, span: Span, text: string): Issue[] {
  const fact = parseFact(text);
  const truth = fact && isTrue(fact, facts);
  if (!fact || truth === true) return [];
  if (truth === false) {
    const message = `the trace says ${fact.name}=${shown(String(facts[fact.name]))}`;
    return [issueAt(file, span, 'facts/untrue', message, 'Say what was seen.')];
  }
  const hint = didYouMean(fact.name, Object.keys(facts), `It tells ${Object.keys(facts).join(', ')}.`);
  return [issueAt(file, span, 'facts/unknown', `the trace says nothing of "${fact.name}"`, hint)];
}

const runOf = (book: Book, program: string, cpus: number, variant: string | undefined): Run | undefined =>
  book.traces.find(({ file }) => file === `evidence/${program}/${traceFile(cpus, variant)}`)?.run;

const command = (program: string): string => `\`npm run kb -- evidence ${program}\``;

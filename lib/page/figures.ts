import { figureHtml } from '#lib/evidence/figure-html.ts';
import { timesOf } from '#lib/evidence/line.ts';
import { type RunSketch, sketchRuns } from '#lib/evidence/sketch.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { onCpus } from '#lib/evidence/words.ts';
import type { WantedFigure } from '#lib/mdx/evidence.ts';
import type { Claim, Entry, Evidence, Question } from '#lib/model/entry.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from './book.ts';
import { toHtml, toPlain } from './text.ts';

/** The runs of an evidence program, or of one variant of it; on so many CPUs, or on any number when none is named. */
export const runsOf = (book: Book, evidence: Evidence, variant?: string, cpus: readonly number[] = []): Trace[] =>
  book
    .recordOf(evidence)
    .traces.filter((trace) => trace.variant === variant && (cpus.length === 0 || cpus.includes(trace.cpus)));

/** A program's title, with the variant where there are several. */
export const runTitle = ({ title }: Evidence, variant?: string): string =>
  variant ? `${toPlain(title)}: ${variant}` : toPlain(title);

/** The variants of a program; one without a name when it has none. */
export const variantsOf = ({ variants }: Evidence): (string | undefined)[] =>
  variants.length > 0 ? variants.map(({ id }) => id) : [undefined];

/** The figure a text asks for: every variant when it names none. */
export function bodyFigure(book: Book, { id, program, variant, cpus }: WantedFigure): string {
  const evidence = book.site.evidence.get(program);
  if (!evidence) return '';
  const named = variant !== undefined || evidence.variants.length === 0;
  const href = book.hrefOf(pageAddress(evidence));
  const ways = (variant ? [variant] : variantsOf(evidence)).map((one, index) => ({
    title: runTitle(evidence, one),
    href,
    ...(named ? {} : { id: `${id}-${index + 1}` }),
    traces: runsOf(book, evidence, one, cpus),
  }));
  const title = runTitle(evidence, variant);
  const html = figureHtml(ways, { id, title });
  return html && shared(html, id, title);
}

/** A figure in a text, with the link that shares it. */
const shared = (html: string, id: string, title: string): string =>
  `<div data-announce="Figure: ${escapeHtml(title)}">${html}<p class="label"><share-link><a href="#${id}">Share</a></share-link></p></div>`;

/**
 * The main figure of a thread: what it shows as its title, what was run, and the programs it compares; nothing when nothing
 * was recorded.
 */
export function mainFigure(book: Book, { figure }: Question): { title: string; html: string } | undefined {
  const ways = (figure?.programs ?? []).flatMap(({ program, variant }, index) => {
    const evidence = book.site.evidence.get(program);
    if (!evidence) return [];
    const href = book.hrefOf(pageAddress(evidence));
    return [
      { id: `runs-${index + 1}`, title: runTitle(evidence, variant), href, traces: runsOf(book, evidence, variant) },
    ];
  });
  const html = figure ? figureHtml(ways, { id: 'runs', title: toPlain(figure.title) }) : '';
  if (!figure || !html) return undefined;
  const versions = versionsOf(ways.flatMap(({ traces }) => traces)).join(', ');
  const sentence = figure.sentence ? `${toHtml(figure.sentence)} ` : '';
  return { title: toPlain(figure.title), html: `<p>${sentence}Measured with ${escapeHtml(versions)}.</p>${html}` };
}

/** What runs were made with, such as `CPython 3.11.2, gevent 22.10.2`; each once. */
export function versionsOf(traces: readonly Trace[]): string[] {
  const all = traces.flatMap(({ python, runtime, packages }) => [
    ...(python ? [`${python.implementation} ${python.version}${python.gil ? '' : ' without the GIL'}`] : []),
    ...(runtime ? [`${runtime.implementation} ${runtime.version}`] : []),
    ...Object.entries(packages).map(([name, version]) => `${name} ${version}`),
  ]);
  return [...new Set(all)];
}

/** A run as a sketch, what it is, and how long it took. */
export type LabelledSketch = RunSketch & { label: string; time: string };

/**
 * The runs that stand for an entry where there is room for sketches only, on one scale: those of a thread's main figure on
 * the fewest CPUs; else those of a program itself, of the first one a claim leans on, of the first claim with one in a
 * thread, on each number of CPUs. Nothing when there is none, or it has too many tasks.
 * @param width how wide each sketch is, in its units
 */
export function sketchOf(book: Book, entry: Entry, width: number): LabelledSketch[] {
  const figured = entry.kind === 'question' ? figuredRuns(book, entry).slice(0, MOST_SKETCHES) : [];
  const runs = figured.length > 0 ? figured : leadingRuns(book, entry);
  const sketches = sketchRuns(
    runs.map(({ trace }) => trace),
    width,
  );
  return sketches.flatMap((sketch, index) => {
    const run = runs[index];
    return run ? [{ ...sketch, label: run.label, time: timesOf([run.trace])[0]?.time ?? '' }] : [];
  });
}

/** The runs of a thread's main figure: of each program that on the fewest CPUs, with its title. */
export const figuredRuns = (book: Book, { figure }: Question): { trace: Trace; label: string }[] =>
  (figure?.programs ?? []).flatMap(({ program, variant }) => {
    const evidence = book.site.evidence.get(program);
    const [trace] = evidence ? runsOf(book, evidence, variant) : [];
    return evidence && trace ? [{ trace, label: runTitle(evidence, variant) }] : [];
  });

/** The most sketches that stand together. */
const MOST_SKETCHES = 4;

function leadingRuns(book: Book, entry: Entry): { trace: Trace; label: string }[] {
  const [first] = leansOn(book, entry);
  const evidence = first && book.site.evidence.get(first.program);
  return (evidence ? runsOf(book, evidence, first.variant) : [])
    .slice(0, 2)
    .map((trace) => ({ trace, label: onCpus(trace.cpus) }));
}

function leansOn({ site }: Book, entry: Entry): Pick<Claim['evidence'][number], 'program' | 'variant'>[] {
  if (entry.kind === 'evidence') return [{ program: entry.id, variant: variantsOf(entry)[0] }];
  if (entry.kind === 'claim') return entry.evidence;
  const answers = entry.kind === 'question' ? (site.threads.get(entry.id)?.answers ?? []) : [];
  return answers.flatMap(({ claims }) => claims.flatMap(({ claim }) => site.claims.get(claim)?.evidence ?? []));
}

/** Whether a page shows a figure or a table of runs, in whatever part of it. */
export const hasFigures = (content: object): boolean => /<evidence-figure |table wide/.test(JSON.stringify(content));

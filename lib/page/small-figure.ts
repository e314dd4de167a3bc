import { drawSmall, frameOf } from '#lib/evidence/figure.ts';
import { lineOf, timesOf } from '#lib/evidence/line.ts';
import type { Trace } from '#lib/evidence/trace.ts';
import { onCpus } from '#lib/evidence/words.ts';
import type { Claim, Evidence, Question } from '#lib/model/entry.ts';
import { FIGURE, pageAddress } from '#lib/model/ids.ts';
import type { Book } from './book.ts';
import { figuredRuns, runsOf, runTitle, variantsOf } from './figures.ts';
import { toHtml, toPlain } from './text.ts';

/** A run in the size of a line: a picture with a name and no words, what was run, and how long it took, such as `152 ms`. */
export type SmallFigure = { title: string; lanesHtml: string; time: string };

/** A thread's main figure in a few lines: what it shows, what was run and on what, the way to it, its ways on one scale. */
export type SmallComparison = { title: string; sentenceHtml: string; href: string; ways: SmallFigure[] };

/**
 * The run that stands for a program, or for a claim that leans on some: the first it names of which there is a picture so
 * small. Of a program it is the run on most CPUs.
 */
export function toSmallFigure(book: Book, entry: Claim | Evidence): SmallFigure | undefined {
  const named =
    entry.kind === 'claim'
      ? entry.evidence
      : variantsOf(entry).map((variant) => ({ program: entry.id, variant, cpus: undefined }));
  for (const { program, variant, cpus } of named) {
    const evidence = book.site.evidence.get(program);
    const trace = evidence && runsOf(book, evidence, variant, cpus ? [cpus] : []).at(-1);
    const figure = trace && smallFigureOf(trace, runTitle(evidence, variant));
    if (figure) return figure;
  }
  return undefined;
}

/** The main figure of a thread in a few lines, as its programs ran on the fewest CPUs; nothing when it has none. */
export function toSmallComparison(book: Book, question: Question): SmallComparison | undefined {
  const runs = figuredRuns(book, question);
  const { end } = frameOf(runs.map(({ trace }) => trace));
  const ways = runs.flatMap(({ trace, label }) => smallFigureOf(trace, label, end) ?? []);
  const [first] = runs;
  if (!question.figure || !first || ways.length === 0) return undefined;
  const { title, sentence } = question.figure;
  const sentenceHtml = [sentence && toHtml(sentence), `Recorded ${onCpus(first.trace.cpus)}.`]
    .filter(Boolean)
    .join(' ');
  const href = `${book.hrefOf(pageAddress(question))}#${FIGURE}`;
  return { title: toPlain(title), sentenceHtml, href, ways };
}

/** A run as a small picture; nothing when it says nothing in that size. */
function smallFigureOf(trace: Trace, title: string, end?: number): SmallFigure | undefined {
  const time = timesOf([trace])[0]?.time ?? '';
  const lanesHtml = drawSmall(trace, `${title}: ${lineOf([trace])}, ${time}`, end);
  return lanesHtml ? { title, lanesHtml, time } : undefined;
}

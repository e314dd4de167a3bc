import { groupBy } from '#lib/model/group.ts';
import { type Analysis, placeCount, titleCount, type Vocabulary } from './analysis.ts';
import type { DocumentKind } from './document.ts';
import { PLACES, type Place } from './places.ts';

/** How finely impacts are told apart; with three places a slot is one character of a packed list. */
const LEVELS = 30;

/** How many slots there are: a slot is an impact's level and a place. */
export const SLOTS = LEVELS * PLACES.length;

/** What a slot adds to a score, before the weight of the term: more than 0, at most 1. */
export const impactOf = (slot: number): number => ((Math.floor(slot / PLACES.length) + 1) / LEVELS) ** 2;

/** The place that a slot names. */
export const placeOf = (slot: number): Place => (slot % PLACES.length) as Place;

/** The weight of a term that `found` of `total` documents have (BM25's idf, never below 0). */
export const idf = (found: number, total: number): number => Math.log(1 + (total - found + 0.5) / (found + 0.5));

// BM25F: what a word in each field weighs, how much long fields are discounted, how soon repetition stops counting.
const WEIGHTS = [4, 1, 0.5] as const; // title, question, all else
const [, BODY, EXTRA] = WEIGHTS;
const B = 0.75;
const K1 = 3; // a word of the title counts fourfold, so that counting has to go on for longer than with one field

/** How much votes raise a document: tenfold votes, by this part of its weight. */
const VOTES = 0.7;

/** What is compared with the whole book is rounded, to so many steps from a number to its double: one text moves it rarely. */
const STEPS = 64;

type Lengths = Analysis['lengths'];

/** A document whose texts were read. */
export type Analysed = { kind: DocumentKind; votes?: number | undefined; analysis: Analysis };

/**
 * The impacts of documents, one after the other in the same order. Lengths are compared among documents of one kind, since
 * a definition is short and a thread is long.
 * @param withVotes whether a document with more votes weighs more
 * @param add is told each term that a document has, once and by its number, and its slot there
 */
export function toImpacts(
  documents: readonly Analysed[],
  vocabulary: Vocabulary,
  withVotes: boolean,
  add: (document: number, term: number, slot: number) => void,
): void {
  const averages = averageLengths(documents);
  const counter = new TermCounter(vocabulary);
  let most = 0;
  const shareOf = documents.map(({ kind, votes, analysis }) => {
    const share = toShares(analysis.lengths, averages.get(kind) as Lengths, withVotes ? (votes ?? 0) : 0);
    counter.count(analysis, (_, count) => {
      most = Math.max(most, share(count));
    });
    return share;
  });
  const highest = 2 ** (Math.ceil(Math.log2(most) * STEPS) / STEPS);
  for (const [document, { analysis }] of documents.entries()) {
    const share = shareOf[document] as (count: Count) => number;
    counter.count(analysis, (term, count) => {
      const level = Math.max(0, Math.round(Math.sqrt(share(count) / highest) * LEVELS) - 1);
      add(document, term, level * PLACES.length + placeWith(count));
    });
  }
}

/** How often a document has a term: whether its title does, and how often each place. */
type Count = { title: number; question: number; answer: number; comment: number };

/** Counts terms of documents, whose analyses have forms. */
class TermCounter {
  readonly #termOf: Uint32Array;
  readonly #counts: Count[] = [];

  constructor({ termNumbers }: Vocabulary) {
    this.#termOf = Uint32Array.from(termNumbers);
  }

  /** Hands over each term of a document with its count, which holds until the next one is counted. */
  count({ forms, counts }: Analysis, take: (term: number, count: Count) => void): void {
    const found: number[] = [];
    for (let index = 0; index < forms.length; index++) {
      const term = this.#termOf[forms[index] as number] as number;
      const packed = counts[index] as number;
      const count = (this.#counts[term] ??= { title: 0, question: 0, answer: 0, comment: 0 });
      if (count.title + count.question + count.answer + count.comment === 0) found.push(term);
      count.title |= titleCount(packed);
      count.question += placeCount(packed, 0);
      count.answer += placeCount(packed, 1);
      count.comment += placeCount(packed, 2);
    }
    for (const term of found) {
      const count = this.#counts[term] as Count;
      take(term, count);
      count.title = count.question = count.answer = count.comment = 0;
    }
  }
}

/** What a term adds to a document's score, before its rarity, by how often the document has it. */
function toShares(lengths: Lengths, average: Lengths, votes: number): (count: Count) => number {
  const norm = (field: 0 | 1 | 2) => WEIGHTS[field] / (1 - B + (B * lengths[field]) / (average[field] || 1));
  const [title, body, extra] = [norm(0), norm(1), norm(2)];
  const prior = 1 + VOTES * Math.log10(1 + Math.max(0, votes));
  return (count) => {
    const frequency = count.title * title + count.question * body + (count.answer + count.comment) * extra;
    return (prior * frequency) / (K1 + frequency);
  };
}

/** Where a term weighs most. */
function placeWith({ title, question, answer, comment }: Count): Place {
  if (title > 0 || question * BODY >= Math.max(answer, comment) * EXTRA) return 0;
  return answer >= comment ? 1 : 2;
}

function averageLengths(documents: readonly Analysed[]): Map<DocumentKind, Lengths> {
  return new Map(
    [...groupBy(documents, ({ kind }) => kind)].map(([kind, group]) => {
      const average = (field: 0 | 1 | 2) =>
        group.reduce((sum, { analysis }) => sum + analysis.lengths[field], 0) / group.length;
      return [kind, [rounded(average(0)), rounded(average(1)), rounded(average(2))]];
    }),
  );
}

const rounded = (value: number) => 2 ** (Math.round(Math.log2(value) * STEPS) / STEPS);

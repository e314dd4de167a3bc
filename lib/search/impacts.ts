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

// BM25F: what a word in each field weighs, how much long fields are discounted, how soon repetition stops counting. Usual
// values, chosen over several collections at once (decision 10): what is best for one of them loses on another.
const WEIGHTS = [4, 1, 0.5] as const; // title, question, all else
const [, BODY, EXTRA] = WEIGHTS;
const B = 0.75;
const K1 = 2;

/** How much votes raise a document: tenfold votes, by this part of its weight. */
const VOTES = 0.7;

/** What is compared with the whole book is rounded, to so many steps from a number to its double: one text moves it rarely. */
const STEPS = 1024;

type Lengths = Analysis['lengths'];

/** A document whose texts were read. */
export type Analysed = { kind: DocumentKind; votes?: number | undefined; analysis: Analysis };

/** Which documents have which terms and in which slots, document by document; one of each is at one index. */
export type Impacts = { documents: Uint32Array; terms: Uint32Array; slots: Uint8Array };

/**
 * The impacts of documents, each term of a document once. Lengths are compared among documents of one kind, since a
 * definition is short and a thread is long.
 * @param withVotes whether a document with more votes weighs more
 */
export function toImpacts(given: readonly Analysed[], { terms, termNumbers }: Vocabulary, withVotes: boolean): Impacts {
  const most = given.reduce((sum, { analysis }) => sum + analysis.forms.length, 0);
  const impacts = { documents: new Uint32Array(most), terms: new Uint32Array(most), slots: new Uint8Array(most) };
  const shares = new Float64Array(most);
  const averages = averageLengths(given);
  const counts = new Counts(terms.length);
  let length = 0;
  for (const [document, { kind, votes, analysis }] of given.entries()) {
    const shareOf = toShares(analysis.lengths, averages.get(kind) as Lengths, withVotes ? (votes ?? 0) : 0);
    const start = length;
    for (let index = 0; index < analysis.forms.length; index++) {
      const term = termNumbers[analysis.forms[index] as number] as number;
      if (!counts.add(term, analysis.counts[index] as number)) continue;
      impacts.documents[length] = document;
      impacts.terms[length++] = term;
    }
    for (let at = start; at < length; at++) {
      const count = counts.take(impacts.terms[at] as number);
      impacts.slots[at] = placeWith(count);
      shares[at] = shareOf(count);
    }
  }
  const highest = roundUp(shares.subarray(0, length).reduce((most, share) => Math.max(most, share), 0));
  for (let at = 0; at < length; at++) {
    const level = Math.max(0, Math.round(Math.sqrt((shares[at] as number) / highest) * LEVELS) - 1);
    impacts.slots[at] = level * PLACES.length + (impacts.slots[at] as number);
  }
  return {
    documents: impacts.documents.subarray(0, length),
    terms: impacts.terms.subarray(0, length),
    slots: impacts.slots.subarray(0, length),
  };
}

/** How often a document has a term: whether its title does, and how often each place. */
type Count = { title: number; question: number; answer: number; comment: number };

/** Adds up how often a document has each term, by the forms it is written in. */
class Counts {
  readonly #counts: Uint32Array;
  readonly #count: Count = { title: 0, question: 0, answer: 0, comment: 0 };

  constructor(terms: number) {
    this.#counts = new Uint32Array(terms * 4);
  }

  /** Adds the packed count of a form; returns whether it is the first one of its term. */
  add(term: number, packed: number): boolean {
    const all = this.#counts;
    const at = term * 4;
    const isFirst = all[at] === 0 && all[at + 1] === 0 && all[at + 2] === 0 && all[at + 3] === 0;
    (all[at] as number) |= titleCount(packed);
    for (const place of [0, 1, 2] as const) (all[at + 1 + place] as number) += placeCount(packed, place);
    return isFirst;
  }

  /** What was added up for a term, until the next one is taken; it begins anew. */
  take(term: number): Count {
    const all = this.#counts;
    const at = term * 4;
    this.#count.title = all[at] as number;
    this.#count.question = all[at + 1] as number;
    this.#count.answer = all[at + 2] as number;
    this.#count.comment = all[at + 3] as number;
    all.fill(0, at, at + 4);
    return this.#count;
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

/** How long each field is on average, among those of a kind that have it: half of a book may have no answers. */
function averageLengths(documents: readonly Analysed[]): Map<DocumentKind, Lengths> {
  return new Map(
    [...groupBy(documents, ({ kind }) => kind)].map(([kind, group]) => {
      const average = (field: 0 | 1 | 2) => {
        const lengths = group.flatMap(({ analysis }) => analysis.lengths[field] || []);
        return lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
      };
      return [kind, [rounded(average(0)), rounded(average(1)), rounded(average(2))]];
    }),
  );
}

const rounded = (value: number) => 2 ** (Math.round(Math.log2(value) * STEPS) / STEPS);
const roundUp = (value: number) => 2 ** (Math.ceil(Math.log2(value) * STEPS) / STEPS);

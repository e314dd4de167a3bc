import { analyse, isStopTerm, type Token } from './analyser.ts';
import type { SearchDocument } from './document.ts';

/** Where in a document a term weighs most: in the question or the entry's own text, in an answer, in a comment. */
export const PLACES = ['question', 'answer', 'comment'] as const;

/** A place, by its number in `PLACES`. */
export type Place = 0 | 1 | 2;

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
const WEIGHT = { title: 4, body: 1, extra: 0.5 };
const B = 0.75;
const K1 = 3; // a word of the title counts fourfold, so that counting has to go on for longer than with one field

/** How much votes raise a document: tenfold votes, by this part of its weight. */
const VOTES = 0.7;

type Field = keyof typeof WEIGHT;

/** A document's terms, how often each field has them, and the lengths of the fields. */
type Counted = { terms: Map<string, Count>; lengths: Record<Field, number>; document: SearchDocument };
/** How often a term is in the title and in each place. */
type Count = { title: number; places: [number, number, number] };

/** The terms of a document with their slots, and the forms its words were written in. */
export type Impacts = { slots: Map<string, number>; forms: Set<string> };

/**
 * The impacts of documents, one after the other in the same order. Lengths are compared among documents of one kind, since
 * a definition is short and a thread is long. Words that no query is about count in titles only.
 * @param withVotes whether a document with more votes weighs more
 */
export function toImpacts(documents: readonly SearchDocument[], withVotes = true): Impacts[] {
  const forms = documents.map(() => new Set<string>());
  const counted = documents.map((document, index) => countTerms(document, forms[index] as Set<string>));
  const averages = averageLengths(counted);
  const shareOf = counted.map((one) =>
    toShares(one, averages.get(one.document.kind) as Record<Field, number>, withVotes),
  );
  let most = 0;
  for (const [index, { terms }] of counted.entries())
    for (const count of terms.values()) most = Math.max(most, shareOf[index]?.(count) ?? 0);
  return counted.map(({ terms, document }, index) => {
    const slots = new Map<string, number>();
    for (const [term, count] of terms) {
      const share = (shareOf[index]?.(count) ?? 0) / most;
      slots.set(term, Math.max(0, Math.round(Math.sqrt(share) * LEVELS) - 1) * PLACES.length + placeWith(count));
    }
    for (const filter of document.filters) slots.set(filter, 0);
    return { slots, forms: forms[index] as Set<string> };
  });
}

/** What a term adds to a document's score, before its rarity, by how often the document has it. */
function toShares({ lengths, document }: Counted, average: Record<Field, number>, withVotes: boolean) {
  const norm = (field: Field) => WEIGHT[field] / (1 - B + (B * lengths[field]) / (average[field] || 1));
  const [title, body, extra] = [norm('title'), norm('body'), norm('extra')];
  const prior = withVotes ? 1 + VOTES * Math.log10(1 + Math.max(0, document.votes ?? 0)) : 1;
  return (count: Count): number => {
    const [question, answer, comment] = count.places;
    const frequency = count.title * title + question * body + (answer + comment) * extra;
    return (prior * frequency) / (K1 + frequency);
  };
}

/** Where a term weighs most. */
function placeWith({ title, places: [question, answer, comment] }: Count): Place {
  if (title > 0 || question * WEIGHT.body >= Math.max(answer, comment) * WEIGHT.extra) return 0;
  return answer >= comment ? 1 : 2;
}

function countTerms(document: SearchDocument, forms: Set<string>): Counted {
  const terms = new Map<string, Count>();
  const lengths = { title: 0, body: 0, extra: 0 };
  const countOf = (term: string) => {
    const count = terms.get(term) ?? { title: 0, places: [0, 0, 0] };
    terms.set(term, count);
    return count;
  };
  const readTitle = (text: string) => {
    const tokens = analyse(text);
    for (const { term, form } of tokens) {
      countOf(term).title = 1; // another name repeats words of the first, and is no more about them
      forms.add(form);
    }
    return countWords(tokens.filter(isTelling));
  };
  lengths.title = readTitle(document.title);
  for (const name of document.names) readTitle(name);
  for (const part of document.parts) {
    const place = PLACES.indexOf(part.place);
    const tokens = analyse(part.text).filter(isTelling);
    lengths[place === 0 ? 'body' : 'extra'] += countWords(tokens);
    for (const { term, form } of tokens) {
      (countOf(term).places[place] as number) += 1;
      forms.add(form);
    }
  }
  return { terms, lengths, document };
}

const isTelling = ({ term }: Token) => !isStopTerm(term);

/**
 * How long a text is, by the words of it that tell something, a joined one with its parts once. A question is no longer
 * than the same words without "how do I".
 */
const countWords = (telling: readonly Token[]): number =>
  telling.reduce((words, { start }, index) => (start === telling[index - 1]?.start ? words : words + 1), 0);

function averageLengths(counted: readonly Counted[]): Map<SearchDocument['kind'], Record<Field, number>> {
  const sums = new Map<SearchDocument['kind'], { documents: number; lengths: Record<Field, number> }>();
  for (const { document, lengths } of counted) {
    const sum = sums.get(document.kind) ?? { documents: 0, lengths: { title: 0, body: 0, extra: 0 } };
    sum.documents += 1;
    for (const field of Object.keys(lengths) as Field[]) sum.lengths[field] += lengths[field];
    sums.set(document.kind, sum);
  }
  return new Map(
    [...sums].map(
      ([
        kind,
        {
          documents,
          lengths: { title, body, extra },
        },
      ]) => [kind, { title: title / documents, body: body / documents, extra: extra / documents }],
    ),
  );
}

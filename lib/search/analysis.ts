import { analyse, isStopTerm, type Token } from './analyser.ts';
import type { SearchDocument } from './document.ts';
import { PLACES, type Place } from './places.ts';

/** Words by their numbers. */
export class Vocabulary {
  /** The forms that words were written in, and the number of the term of each. */
  readonly forms: string[] = [];
  readonly termNumbers: number[] = [];
  readonly terms: string[] = [];
  readonly #formNumbers = new Map<string, number>();
  readonly #termNumbers = new Map<string, number>();

  /** The number of a form. */
  numberOf(form: string, term: string): number {
    const known = this.#formNumbers.get(form);
    if (known !== undefined) return known;
    this.termNumbers.push(this.termNumber(term));
    const number = this.forms.push(form) - 1;
    this.#formNumbers.set(form, number);
    return number;
  }

  /** The number of a term. */
  termNumber(term: string): number {
    const known = this.#termNumbers.get(term);
    if (known !== undefined) return known;
    const number = this.terms.push(term) - 1;
    this.#termNumbers.set(term, number);
    return number;
  }
}

/** What reading a document's texts gives: all that the index needs to know of them. */
export type Analysis = {
  /** How long the title, the question and everything else are, in telling words. */
  lengths: readonly [title: number, body: number, extra: number];
  /** The forms of its words, by their numbers in a vocabulary, and how often each place has them, packed. */
  forms: Uint32Array;
  counts: Uint32Array;
};

/** What the texts of documents gave, kept from one time to the next by a hash of the texts. */
export type AnalysisStore = {
  /** The words of all analyses in it. */
  vocabulary: Vocabulary;
  find: (key: string) => Analysis | undefined;
  keep: (key: string, analysis: Analysis) => void;
};

/** So many times are counted in a place at most; more would tell nothing more. */
const MOST = 1023;

/** The shifts of the places in a packed count; the lowest digit is the title's. */
const SHIFT = [1, 11, 21] as const; // 31 digits

/** Whether a packed count has a word in the title (0 or 1), and how often in a place. */
export const titleCount = (packed: number): number => packed & 1;
export const placeCount = (packed: number, place: Place): number => (packed >>> SHIFT[place]) & MOST;

/** Reads the texts of a document. Words that no query is about count in titles only. */
export function analyseDocument(
  { title, names, parts }: Pick<SearchDocument, 'title' | 'names' | 'parts'>,
  vocabulary: Vocabulary,
): Analysis {
  const counts = new Map<number, number>();
  const add = ({ form, term }: Token, place?: Place) => {
    const number = vocabulary.numberOf(form, term);
    const count = counts.get(number) ?? 0;
    if (place === undefined)
      counts.set(number, count | 1); // another name repeats words of the first, and is no more about them
    else if (placeCount(count, place) < MOST) counts.set(number, count + 2 ** SHIFT[place]);
  };
  const own = analyse(title);
  for (const tokens of [own, ...names.map((name) => analyse(name))]) for (const token of tokens) add(token);
  const lengths: [number, number, number] = [countWords(own.filter(isTelling)), 0, 0];
  for (const { place: name, text } of parts) {
    const place = PLACES.indexOf(name) as Place;
    const tokens = analyse(text).filter(isTelling);
    lengths[place === 0 ? 1 : 2] += countWords(tokens);
    for (const token of tokens) add(token, place);
  }
  return { lengths, forms: Uint32Array.from(counts.keys()), counts: Uint32Array.from(counts.values()) };
}

const isTelling = ({ term }: Token) => !isStopTerm(term);

/**
 * How long a text is, by the words of it that tell something, a joined one with its parts once. A question is no longer
 * than the same words without "how do I".
 */
const countWords = (telling: readonly Token[]): number =>
  telling.reduce((words, { start }, index) => (start === telling[index - 1]?.start ? words : words + 1), 0);

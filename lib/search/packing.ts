import type { Postings } from './impact-index.ts';
import { SLOTS } from './impacts.ts';

// Characters that JSON writes as they are, so that a packed list costs what it is long.
const FIRST = 35;
const BACKSLASH = 92;
const DIGITS = String.fromCharCode(...Array.from({ length: 127 - FIRST }, (_, i) => FIRST + i)).replace('\\', '');

const digitOf = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code - FIRST - (code > BACKSLASH ? 1 : 0);
};

/** A digit from here on says that more digits follow; most distances are small and take one. */
const LAST = 70;
const MORE = DIGITS.length - LAST;

/**
 * Writes the postings of a term: for each document, in order, its distance from the one before and its slot.
 * A document's slot is one character, a distance one or more.
 */
export function packPostings(documents: ArrayLike<number>, slots: ArrayLike<number>): string {
  let packed = '';
  let last = -1;
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] as number;
    let distance = document - last - 1;
    for (; distance >= LAST; distance = Math.floor((distance - LAST) / MORE))
      packed += DIGITS[LAST + ((distance - LAST) % MORE)];
    packed += (DIGITS[distance] ?? '') + DIGITS[slots[at] as number];
    last = document;
  }
  return packed;
}

/** Writes small numbers, below 90, as one character each. */
export const packDigits = (numbers: readonly number[]): string => numbers.map((number) => DIGITS[number]).join('');

/** Reads what `packDigits` wrote. */
export const unpackDigits = (packed: string): number[] => Array.from(packed, (_, at) => digitOf(packed, at));

/** Reads what `packPostings` wrote; throws when it did not write it. */
export function unpackPostings(packed: string, documents: number): Postings {
  const postings: Postings = [];
  let document = -1;
  for (let at = 0; at < packed.length; at++) {
    let scale = 1;
    let distance = 0;
    let digit = digitOf(packed, at);
    for (; digit >= LAST; digit = digitOf(packed, ++at)) {
      distance += digit * scale; // LAST and what is beyond it
      scale *= MORE;
    }
    document += distance + digit * scale + 1;
    const slot = digitOf(packed, ++at);
    if (!(digit >= 0 && document < documents && slot >= 0 && slot < SLOTS)) throw new Error('not a list of documents');
    const list = postings[slot];
    if (list) list.push(document);
    else postings[slot] = [document];
  }
  return postings;
}

/** How many documents a packed list has. */
export const countPostings = (postings: Postings): number =>
  postings.reduce((sum, list) => sum + (list?.length ?? 0), 0);

/**
 * Writes a sorted list of words, each with how common it is (0 to 9): how many letters it shares with the one before, how
 * common it is, and the rest. Words have no spaces.
 */
export function packWords(words: readonly (readonly [word: string, weight: number])[]): string {
  let last = '';
  return words
    .map(([word, weight]) => {
      let shared = 0;
      while (shared < word.length && word[shared] === last[shared]) shared++;
      last = word;
      return `${DIGITS[shared]}${weight}${word.slice(shared)}`;
    })
    .join(' ');
}

/** Reads what `packWords` wrote. */
export function unpackWords(packed: string): [word: string, weight: number][] {
  let last = '';
  return packed.split(' ').map((entry) => {
    last = last.slice(0, digitOf(entry, 0)) + entry.slice(2);
    return [last, Number(entry[1])];
  });
}

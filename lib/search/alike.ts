import { analyse } from './analyser.ts';

/** How alike two words have to be, from 0 to 1. */
const ALIKE = 0.4;

/** Shorter words have too few letters in a row to be told apart. */
const LEAST = 5;

/** The titles that have a word most like one of these (by the three letters in a row they share), the likest first. */
export function findAlike<T>(words: readonly string[], titled: readonly T[], titleOf: (one: T) => string): T[] {
  const wanted = words.filter((word) => word.length >= LEAST).map(tripletsOf);
  if (wanted.length === 0) return [];
  const alike = titled.flatMap((one) => {
    const given = analyse(titleOf(one)).flatMap(({ form }) => (form.length >= LEAST ? [tripletsOf(form)] : []));
    const most = Math.max(0, ...given.flatMap((triplets) => wanted.map((other) => likeness(triplets, other))));
    return most >= ALIKE ? [{ one, most }] : [];
  });
  return alike.sort((a, b) => b.most - a.most).map(({ one }) => one);
}

const tripletsOf = (word: string): ReadonlySet<string> =>
  new Set(Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)));

/** What two sets share, as a part of both (Dice). */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * [...a].filter((triplet) => b.has(triplet)).length) / (a.size + b.size);

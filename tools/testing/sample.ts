import process from 'node:process';

/** Whether tests try everything, as `npm test -- --long` has them do (`LONG=1`), and not a sample. */
export const LONG = process.env.LONG === '1';

/** The fractional parts of its multiples fill 0 to 1 evenly, wherever one stops, and in step with no period of a list. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** About `most` of some cases, spread over all of them and the same in every run, the first among them; all where there are no more. */
export const sampleOf = <T>(cases: readonly T[], most: number): T[] =>
  cases.filter((_, index) => (index * GOLDEN) % 1 < most / cases.length);

/** What of some cases is tried: all of them in a long run, about `most` otherwise. */
export const triedOf = <T>(cases: readonly T[], most: number): T[] => (LONG ? [...cases] : sampleOf(cases, most));

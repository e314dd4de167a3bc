import { toTerm } from './analyser.ts';
import { type Files, failureOf } from './files.ts';
import type { ImpactIndex } from './impact-index.ts';
import { openPostings, type Postings } from './postings.ts';
import type { SearchFailure } from './protocol.ts';
import { PREFIXED, type QueryWord } from './query.ts';
import type { AskedWord } from './rank.ts';
import { openVocabulary } from './vocabulary.ts';

/** How much of a word's weight counts when its end is guessed. */
const GUESS_WEIGHT = 0.8;

/** The same for what it may have been before it was misspelt, where it also may be unfinished. */
const DOUBT_WEIGHT = 0.5;

/** How much of a word's weight counts when a text calls the same thing by another name. */
const OTHER_NAME_WEIGHT = 0.5;

/** How much of a word's weight counts when the joined word that it is a part of is known. */
const PART_WEIGHT = 0.5;

/** What the words of a query stand for, and what for want of a better was taken for something else. */
export type Meaning = {
  words: AskedWord[];
  corrections: { from: string; to: string }[];
  /** Whether the last word is not in the book and was taken for the beginning of others. */
  isBegun?: boolean;
  failure?: SearchFailure;
};

/** Looks up the words of queries, and reads the files that it needs for that. */
export type Lexicon = Postings & {
  /** Finds out what the words of a query mean and loads their postings; a word whose files cannot be had means nothing. */
  findMeaning: (words: readonly QueryWord[]) => Promise<Meaning>;
};

/** What one word means; `to` is what it was corrected to, `isBegun` that it was taken for a beginning. */
type WordMeaning = { word: AskedWord; to?: string; isBegun?: boolean };

/** What a word is about that says with its beginning how many or where: `multithreading` is about threading. */
const withoutPrefix = (form: string): string[] => PREFIXED.exec(form)?.slice(1).map(toTerm) ?? [];

/** Makes the lexicon of a build; postings go into `index`. `othersOf` says what else a term is called. */
export function createLexicon(
  files: Files,
  index: ImpactIndex,
  othersOf: (term: string) => readonly string[],
): Lexicon {
  const postings = openPostings(files, index);
  const vocabulary = openVocabulary(files);

  /** What a word may become, were it not finished. */
  const guess = async ({ form, term }: QueryWord): Promise<AskedWord> => {
    const endings = await vocabulary.complete(form);
    await postings.load(endings);
    return endings.filter((ending) => ending !== term).map((ending) => ({ term: ending, weight: GUESS_WEIGHT }));
  };
  const meaningOf = async (word: QueryWord, isAlone: boolean): Promise<WordMeaning> => {
    const { term, form, isOpen } = word;
    const others = [...othersOf(term), ...withoutPrefix(form)];
    const [guesses] = await Promise.all([isOpen ? guess(word) : [], postings.load([term, ...others])]);
    const called = others.map((other) => ({ term: other, weight: OTHER_NAME_WEIGHT }));
    if (index.has(term) || others.some(index.has)) return { word: [{ term, weight: 1 }, ...called, ...guesses] };
    if (guesses.length > 0) return { word: guesses };
    const [endings, corrections] = await Promise.all([isOpen ? [] : guess(word), vocabulary.correct(form, isAlone)]);
    const corrected = corrections.map((correction) => ({ ...correction, term: toTerm(correction.form) }));
    await postings.load(corrected.map((correction) => correction.term));
    const [best] = corrected;
    const doubt = endings.length > 0 ? DOUBT_WEIGHT : 1;
    const meant = [...endings, ...corrected.map(({ term, weight }) => ({ term, weight: weight * doubt }))];
    if (endings.length > 0) return { word: meant, isBegun: true };
    return best ? { word: meant, to: best.form } : { word: [] };
  };
  /** What is asked twice counts more, if not twofold; a part of a joined word counts less where the whole is known. */
  const weigh = (word: AskedWord, { partOf, times }: QueryWord): AskedWord => {
    const part = partOf !== undefined && index.has(partOf) ? PART_WEIGHT : 1;
    const factor = part * (1 + Math.log(times));
    return factor === 1 ? word : word.map(({ term, weight }) => ({ term, weight: weight * factor }));
  };

  return {
    ...postings,
    findMeaning: async (words) => {
      let failure: SearchFailure | undefined;
      const meanings = await Promise.all(
        words.map(async (asked) => {
          const { word, ...read } = await meaningOf(asked, words.length === 1).catch((error): WordMeaning => {
            failure = failureOf(error);
            return { word: [] };
          });
          return { asked, word, ...read };
        }),
      );
      return {
        words: meanings.map(({ word, asked }) => weigh(word, asked)),
        corrections: meanings.flatMap(({ to, asked }) => (to === undefined ? [] : [{ from: asked.form, to }])),
        ...(meanings.at(-1)?.isBegun ? { isBegun: true } : {}),
        ...(failure ? { failure } : {}),
      };
    },
  };
}

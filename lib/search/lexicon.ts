import { toTerm } from './analyser.ts';
import { type Correction, findCorrections, mostEdits, soundHalves } from './edits.ts';
import { type Files, failureOf } from './files.ts';
import { totalOf } from './first-file.ts';
import type { ImpactIndex } from './impact-index.ts';
import { unpackPostings, unpackWords } from './packing.ts';
import type { SearchFailure } from './protocol.ts';
import type { QueryWord } from './query.ts';
import { fileOf, filesWith, type Ranges } from './ranges.ts';
import type { AskedWord } from './rank.ts';

/** How many words an unfinished one may become. */
const MOST_ENDINGS = 20;

/** How many files of words are read for one word in each direction; short words begin like too many others. */
const MOST_FILES = 4;

/** How much of a word's weight counts when its end is guessed. */
const GUESS_WEIGHT = 0.8;

/** How much of a word's weight counts when a text calls the same thing by another name. */
const OTHER_NAME_WEIGHT = 0.5;

/** How much of a word's weight counts when the joined word that it is a part of is known. */
const PART_WEIGHT = 0.5;

/** What the words of a query stand for, and what for want of a better was taken for something else. */
export type Meaning = { words: AskedWord[]; corrections: { from: string; to: string }[]; failure?: SearchFailure };

/** Looks up the words of queries, and reads the files that it needs for that. */
export type Lexicon = {
  /** Puts the postings of terms into the index; throws a `FileError` when a file cannot be had. */
  load: (terms: readonly string[]) => Promise<void>;
  /** Whether all files that a finished query of these terms needs have been read. */
  isLoaded: (terms: readonly string[]) => boolean;
  /** Finds out what the words of a query mean and loads their postings; a word whose files cannot be had means nothing. */
  findMeaning: (words: readonly QueryWord[]) => Promise<Meaning>;
};

/** Makes the lexicon of a build; postings go into `index`. `othersOf` says what else a term is called. */
export function createLexicon(
  { first, peek, read }: Files,
  index: ImpactIndex,
  othersOf: (term: string) => readonly string[],
): Lexicon {
  const room = totalOf(first.rooms);
  const lists = new Map<string, Map<string, string>>();
  const wordLists = new Map<string, [form: string, weight: number][]>();
  const termsFile = (term: string) => `terms-${fileOf(term, first.terms)}`;

  const load = async (terms: readonly string[]) => {
    await Promise.all([...new Set(terms.filter((term) => !index.has(term)).map(termsFile))].map(read));
    for (const term of terms) {
      const postings = index.has(term) ? undefined : listOf(termsFile(term)).get(term);
      if (postings !== undefined) index.load([[term, unpackPostings(postings, room)]]);
    }
  };
  const listOf = (name: string) => {
    const list = lists.get(name) ?? toPairs(peek(name) ?? []);
    lists.set(name, list);
    return list;
  };
  const readWords = async (kind: 'words' | 'endings', beginning: string, ranges: Ranges) => {
    const names = filesWith(beginning, ranges)
      .slice(0, MOST_FILES)
      .map((number) => `${kind}-${number}`);
    await Promise.all(names.map(read));
    return names.flatMap((name) => {
      const words = wordLists.get(name) ?? unpackWords(String(peek(name)?.[0] ?? ''));
      wordLists.set(name, words);
      return words.filter(([form]) => form.startsWith(beginning));
    });
  };

  /** What an unfinished word may become, the most common words first. */
  const findEndings = async (beginning: string): Promise<string[]> => {
    const words = await readWords('words', beginning, first.words);
    words.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
    return [...new Set(words.map(([form]) => toTerm(form)))].slice(0, MOST_ENDINGS);
  };

  const correct = async (form: string, isAlone: boolean): Promise<Correction[]> => {
    const { start, end } = soundHalves(form);
    const reversed = [...end].reverse().join('');
    const [starting, ending] = await Promise.all([
      readWords('words', start, first.words),
      readWords('endings', reversed, first.endings),
    ]);
    return findCorrections(
      form,
      [...starting, ...ending.map(([word, weight]) => [[...word].reverse().join(''), weight] as const)],
      isAlone,
    );
  };

  const meaningOf = async (
    { term, form, isOpen }: QueryWord,
    isAlone: boolean,
  ): Promise<{ word: AskedWord; to?: string }> => {
    const guess = async () => {
      const endings = mayBeOpen(form) ? await findEndings(form) : [];
      await load(endings);
      return endings.filter((ending) => ending !== term).map((ending) => ({ term: ending, weight: GUESS_WEIGHT }));
    };
    const others = othersOf(term);
    const [guesses] = await Promise.all([isOpen ? guess() : [], load([term, ...others])]);
    const called = others.map((other) => ({ term: other, weight: OTHER_NAME_WEIGHT }));
    if (index.has(term)) return { word: [{ term, weight: 1 }, ...called, ...guesses] };
    if (guesses.length > 0) return { word: guesses };
    const corrections = mostEdits(form.length) > 0 && /^\p{L}+$/u.test(form) ? await correct(form, isAlone) : [];
    const terms = corrections.map((correction) => ({ term: toTerm(correction.form), weight: correction.weight }));
    await load(terms.map((correction) => correction.term));
    if (corrections[0]) return { word: terms, to: corrections[0].form };
    return { word: await guess() };
  };

  return {
    load,
    isLoaded: (terms) => terms.every((term) => index.has(term) || peek(termsFile(term)) !== undefined),
    findMeaning: async (words) => {
      let failure: SearchFailure | undefined;
      const meanings = await Promise.all(
        words.map((word) =>
          meaningOf(word, words.length === 1).catch((error) => {
            failure = failureOf(error);
            return { word: [], to: undefined };
          }),
        ),
      );
      return {
        words: meanings.map(({ word }, at) => {
          const partOf = words[at]?.partOf;
          if (partOf === undefined || !index.has(partOf)) return word;
          return word.map(({ term, weight }) => ({ term, weight: weight * PART_WEIGHT }));
        }),
        corrections: meanings.flatMap(({ to }, at) => (to === undefined ? [] : [{ from: words[at]?.form ?? '', to }])),
        ...(failure ? { failure } : {}),
      };
    },
  };
}

/** One letter begins too many words; one character of a script without spaces does not. */
const mayBeOpen = (form: string) => form.length > 1 || form > '\u2e80';

/** A list of `term, postings, term, postings …` as a map. */
function toPairs(content: readonly unknown[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < content.length; i += 2) pairs.set(String(content[i]), String(content[i + 1]));
  return pairs;
}

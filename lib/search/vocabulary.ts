import { toTerm } from './analyser.ts';
import { type Correction, findCorrections, mostEdits, soundHalves } from './edits.ts';
import type { Files } from './files.ts';
import { unpackWords } from './packing.ts';
import { filesWith, type Ranges } from './ranges.ts';

/** How many words an unfinished one may become. */
const MOST_ENDINGS = 20;

/** How many files of words are read for one word in each direction; short words begin like too many others. */
const MOST_FILES = 4;

/** The words that stand in the book's texts. Both throw a `FileError` when a file cannot be had. */
export type Vocabulary = {
  /** The terms of what an unfinished word may become, the most common words first. */
  complete: (beginning: string) => Promise<string[]>;
  /** What a word was probably meant to be, the likeliest first. */
  correct: (form: string, isAlone: boolean) => Promise<Correction[]>;
};

/** Opens the words of a build: they are in files by how they begin, and once more by how they end. */
export function openVocabulary({ first, peek, read }: Files): Vocabulary {
  const lists = new Map<string, [form: string, weight: number][]>();
  const wordsWith = async (kind: 'words' | 'endings', beginning: string, ranges: Ranges) => {
    const names = filesWith(beginning, ranges)
      .slice(0, MOST_FILES)
      .map((number) => `${kind}-${number}`);
    await Promise.all(names.map(read));
    return names.flatMap((name) => {
      const words = lists.get(name) ?? unpackWords(String(peek(name)?.[0] ?? ''));
      lists.set(name, words);
      return words.filter(([form]) => form.startsWith(beginning));
    });
  };
  return {
    complete: async (beginning) => {
      if (!mayBeOpen(beginning)) return [];
      const words = await wordsWith('words', beginning, first.words);
      words.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
      return [...new Set(words.map(([form]) => toTerm(form)))].slice(0, MOST_ENDINGS);
    },
    correct: async (form, isAlone) => {
      if (mostEdits(form.length) === 0 || !/^\p{L}+$/u.test(form)) return [];
      const { start, end } = soundHalves(form);
      const [starting, ending] = await Promise.all([
        wordsWith('words', start, first.words),
        wordsWith('endings', reverse(end), first.endings),
      ]);
      const candidates = [...starting, ...ending.map(([word, weight]) => [reverse(word), weight] as const)];
      return findCorrections(form, candidates, isAlone);
    },
  };
}

/** One letter begins too many words; one character of a script without spaces does not. */
const mayBeOpen = (form: string) => form.length > 1 || form > '\u2e80';

const reverse = (word: string) => [...word].reverse().join('');

import type { Term } from '#lib/model/entry.ts';
import { plainForm } from '#lib/model/words.ts';
import { isWholeWord, type TextWord, wordsIn } from './whole-word.ts';

/** A term found in a text: `text.slice(start, end)` are the words, `id` is the term's. */
export type TermMatch = { start: number; end: number; id: string };

/**
 * A spelling of a term: its words in lower case and, where a capital must be matched, as they are written; what stands
 * between them; and the signs before the first and after the last, which belong to it as those of `.NET` and `C++` do.
 */
type Spelling = {
  words: string[];
  separators: string[];
  written: string[];
  before: string;
  after: string;
  id: string;
};

/**
 * The spellings of all terms by their first word in lower case: how many words they have, the most first, and those of so
 * many by all their words. Looking one up takes no longer however many begin with the same word.
 */
export type TermIndex = ReadonlyMap<string, { counts: number[]; byWords: Map<string, Spelling[]> }>;

/** Where spellings are looked up by the first word of each. */
export type Spellings = Pick<TermIndex, 'get'>;

/**
 * Makes the index of all spellings of the terms that are linked automatically: terms and aliases, singular and plural.
 * A space and a hyphen are the same; a capital letter in a term must be a capital in the text, so that `Future` is not "future".
 */
export function indexTerms(terms: Iterable<Pick<Term, 'id' | 'term' | 'aliases' | 'autolink'>>): TermIndex {
  const index = new Map<string, { counts: number[]; byWords: Map<string, Spelling[]> }>();
  for (const { id, term, aliases, autolink } of terms) {
    if (!autolink) continue;
    for (const written of [term, ...aliases].flatMap((words) => [words, ...pluralsOf(words)])) {
      const spelling = toSpelling(written, id);
      const first = spelling?.words[0];
      if (!spelling || first === undefined) continue;
      const { counts, byWords } = index.get(first) ?? { counts: [], byWords: new Map<string, Spelling[]>() };
      index.set(first, { counts, byWords });
      if (!counts.includes(spelling.words.length)) counts.push(spelling.words.length);
      const key = spelling.words.join(' ');
      byWords.set(
        key,
        [...(byWords.get(key) ?? []), spelling].sort((a, b) => signsOf(b) - signsOf(a)),
      );
    }
  }
  for (const { counts } of index.values()) counts.sort((a, b) => b - a);
  return index;
}

/** Of two spellings with the same words the one with more signs is asked first: `A*` before `A`. */
const signsOf = ({ before, after }: Spelling): number => before.length + after.length;

/** The plurals English makes of a phrase: of its last word, by adding s or es, or by turning y into ies. */
export function pluralsOf(phrase: string): string[] {
  if (!/\p{sc=Latin}$/u.test(phrase)) return [];
  if (/[^aeiou]y$/i.test(phrase)) return [`${phrase.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/i.test(phrase)) return [`${phrase}es`];
  return [`${phrase}s`];
}

/** Finds terms in a text: whole words, the longest term where several begin, none inside another. */
export function findTerms(text: string, index: Spellings): TermMatch[] {
  const words = wordsIn(text);
  const found: TermMatch[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (!first) break;
    const spelling = spellingAt(index, words, at, text);
    const last = words[at + (spelling?.words.length ?? 1) - 1];
    if (!spelling || !last) continue;
    found.push({ start: first.start - spelling.before.length, end: last.end + spelling.after.length, id: spelling.id });
    at += spelling.words.length - 1;
  }
  return found;
}

/** The longest spelling that stands at a word. */
function spellingAt(index: Spellings, words: readonly TextWord[], at: number, text: string): Spelling | undefined {
  const known = index.get(words[at]?.word.toLowerCase() ?? '');
  for (const count of known?.counts ?? []) {
    const key = words.slice(at, at + count).map(({ word }) => word.toLowerCase());
    const spelling = known?.byWords.get(key.join(' '))?.find((candidate) => matchesAt(candidate, words, at, text));
    if (spelling) return spelling;
  }
  return undefined;
}

function matchesAt(spelling: Spelling, words: readonly TextWord[], at: number, text: string): boolean {
  for (const [offset, expected] of spelling.words.entries()) {
    const found = words[at + offset];
    if (!found || found.word.toLowerCase() !== expected || !hasCapitalsOf(found.word, spelling.written[offset] ?? ''))
      return false;
    const next = words[at + offset + 1];
    const separator = spelling.separators[offset];
    if (separator !== undefined && (!next || toSeparator(text.slice(found.end, next.start)) !== separator))
      return false;
  }
  const start = words[at]?.start ?? 0;
  const end = words[at + spelling.words.length - 1]?.end ?? 0;
  return (
    text.startsWith(spelling.before, start - spelling.before.length) &&
    text.startsWith(spelling.after, end) &&
    isWholeWord(text, start - spelling.before.length, end + spelling.after.length, spelling.words.length)
  );
}

const hasCapitalsOf = (word: string, written: string) => {
  const letters = [...word];
  return [...written].every((letter, position) => letter === letter.toLowerCase() || letters[position] === letter);
};

const toSeparator = (between: string) => (/^(?:\s+|[-‑])$/.test(between) ? ' ' : plainForm(between));

function toSpelling(phrase: string, id: string): Spelling | undefined {
  const words = wordsIn(phrase);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  return {
    words: words.map(({ word }) => word.toLowerCase()),
    written: words.map(({ word }) => word),
    separators: words
      .slice(1)
      .map(({ start }, position) => toSeparator(phrase.slice(words[position]?.end ?? start, start))),
    before: plainForm(phrase.slice(0, first.start)).trim(),
    after: plainForm(phrase.slice(last.end)).trim(),
    id,
  };
}

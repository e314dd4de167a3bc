import { stemmer } from 'stemmer';
import { LETTER, UNSEEN, UNSPACED } from '#lib/model/words.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What is searched for: a `term`, the `form` it was written in, and its place in the text in UTF-16 units. */
export type Token = Word & { start: number; end: number };

/** A word as the index knows it (`term`) and as it was written, but for capitals and accents (`form`). */
export type Word = { term: string; form: string };

/** The longest form; what is longer is a path or noise, and only its parts are read. */
const LONGEST = 40;

/** Letters, and between them what is not seen. */
const LETTERS = String.raw`${LETTER}[\p{L}\p{N}\p{M}_${UNSEEN}]*`;

/**
 * A word with what joins it to others (`async/await`, `asyncio.to_thread`, `no-gil`), with a dot before it (`.net`) or
 * signs after it (`c++`, `c#`); or an operator (`+=`).
 */
const TOKEN = new RegExp(
  String.raw`(?:(?<!${LETTER})\.(?=\p{L}))?${LETTERS}(?:(?:['’.\-/]|::?)${LETTERS})*(?:\+\+|#(?!${LETTER}))?|[-+*/%=<>!&|^~@:]{2,}`,
  'gu',
);

/** Scripts written without spaces are found by pairs of characters. */
const RUN = new RegExp(`${UNSPACED}(?:${UNSPACED}|${UNSEEN})*`, 'gu');

const SEEN = new RegExp(`(?!${UNSEEN}).`, 'gsu');

/** Accents, the vowel points of Hebrew and Arabic, and what is not seen. Marks of other scripts are letters of theirs. */
const FOLDED = new RegExp(`[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f${UNSEEN}]`, 'gu');

/** Words are read again and again; a book has fewer than this, and a page that stays open must not grow for ever. */
const MOST_KNOWN = 200_000;

const known = new Map<string, readonly Word[]>();

/** Reads the words of a text with their places. Entries, queries, tests and the bench are all read by this. */
export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    if (raw.search(RUN) >= 0) readPairs(raw, index, tokens);
    else for (const { term, form } of wordsOf(raw)) tokens.push({ term, form, start: index, end: index + raw.length });
  }
  return tokens;
}

/** Whether a query is rarely about this term. */
export const isStopTerm = (term: string): boolean => STOP_TERMS.has(term);

/** A word without capitals, accents and variants of width. */
export function fold(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has capitals and nothing else to fold
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return word.normalize('NFKD').replace(FOLDED, '').toLowerCase().normalize('NFC');
}

/**
 * The term of a form: English words lose their endings, everything else is what it is. The stemmer takes `-able` off long
 * words and leaves it on short ones; here it stays, since what can be awaited is not to await.
 */
export const toTerm = (form: string): string =>
  /^[a-z]{3,}$/.test(form) ? (ABLE.test(form) ? form.replace(ABLE, 'abl') : stemmer(form)) : form;

const ABLE = /(?:ables?|abilit(?:y|ies))$/;

const STOP_TERMS: ReadonlySet<string> = new Set([...STOP_WORDS].map(toTerm));

function wordsOf(raw: string): readonly Word[] {
  const found = known.get(raw);
  if (found) return found;
  if (known.size > MOST_KNOWN) known.clear();
  const words = [...new Set(formsOf(raw))].map((form) => ({ form, term: toTerm(form) }));
  known.set(raw, words);
  return words;
}

/** What is written in one: itself, and its parts when it is joined. Hyphens and apostrophes may be left out: `nogil`. */
function formsOf(raw: string): string[] {
  if (!/[\p{L}\p{N}]/u.test(raw)) return [raw.slice(0, LONGEST)];
  const word = fold(raw.replace(/['’]s$/i, '')).replace(INITIALS, '$1$2');
  const whole = word.replace(/['’-]/g, '');
  if (/^\d|[+#]$/.test(word) || !/[./:_-]/.test(word)) return [whole.slice(0, LONGEST), ...humps(raw)];
  const parts = word.split(/[^\p{L}\p{N}\p{M}_]+/u).flatMap((part) => [part, ...part.split('_')]);
  const version = /\d+(?:\.\d+)+\w*$/.exec(word) ?? []; // of python3.14t
  return [whole, ...version, ...parts].filter((form) => form.length > 0 && form.length <= LONGEST);
}

/** Two letters with a slash are one word, as in `I/O`. */
const INITIALS = /(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;

/** The words of `ThreadPoolExecutor`; names of two, such as `GitHub`, are one word. */
function humps(raw: string): string[] {
  const words = raw.match(/\p{Lu}\p{Ll}+/gu) ?? [];
  return words.length > 2 && words.join('') === raw ? words.map(fold) : [];
}

/** Pairs of neighbouring characters, a single one alone; what stands between them is read as words. */
function readPairs(raw: string, start: number, tokens: Token[]): void {
  let last = 0;
  const readWords = (to: number) => {
    for (const token of analyse(raw.slice(last, to)))
      tokens.push({ ...token, start: token.start + start + last, end: token.end + start + last });
  };
  for (const { 0: run, index } of raw.matchAll(RUN)) {
    readWords(index);
    const characters = Array.from(run.matchAll(SEEN), ({ 0: character, index: at }) => ({ character, at }));
    characters.forEach(({ character, at }, i) => {
      const next = characters[i + 1];
      const form = fold(character + (next?.character ?? ''));
      const end = (next ?? { at }).at + (next?.character ?? character).length;
      if (i === 0 || next) tokens.push({ form, term: form, start: start + index + at, end: start + index + end });
    });
    last = index + run.length;
  }
  readWords(raw.length);
}

import type { Root as Sentence } from 'nlcst';
import { ParseLatin } from 'parse-latin';
import smartypants from 'retext-smartypants';

/** The quotation marks of languages that have others than English, each double and single (Unicode CLDR, `delimiters`). */
const QUOTES: Record<string, { openingQuotes: Quotes; closingQuotes: Quotes }> = {
  de: { openingQuotes: { double: '„', single: '‚' }, closingQuotes: { double: '“', single: '‘' } },
};

type Quotes = { double: string; single: string };

/** Text that may have something to set, and a double hyphen that is a dash and no option of a command. */
const TO_SET = /["']|--|\.\.\./;
const DASH = /(?<=^|[\s\p{L}])--(?=[\s]|$)|(?<=\p{L})--(?=\p{L})/u;

const latin = new ParseLatin();

/**
 * Sets quotation marks, apostrophes, dashes and dots as print has them: `"so" -- don't...` becomes `“so” — don’t…`.
 * @param pieces what stands in one paragraph, in order: texts, and the lengths of code and the like, which stay as they are
 * @param language a language tag; German has its own marks, every other is set as English is
 * @returns the texts, in order
 */
export function typesetPieces(pieces: readonly (string | number)[], language = 'en'): string[] {
  const texts = pieces.filter((piece) => typeof piece === 'string');
  if (!texts.some((text) => TO_SET.test(text))) return texts;
  const marks = QUOTES[language.split('-')[0] ?? ''];
  // Marks are as long as what they stand for, so that the pieces are found again; what has another length comes after.
  const whole = pieces.map((piece) => (typeof piece === 'string' ? piece : 'x'.repeat(piece))).join('');
  const set = apostrophes(run(whole, { ...marks, dashes: false, ellipses: false, backticks: false }));
  let at = 0;
  return pieces.flatMap((piece) => {
    const length = typeof piece === 'string' ? piece.length : piece;
    at += length;
    return typeof piece === 'string' ? [withDashes(set.slice(at - length, at), marks !== undefined)] : [];
  });
}

/** Sets a sentence in which code stands between backticks; see `typesetPieces`. */
export function typeset(sentence: string, language?: string): string {
  if (!TO_SET.test(sentence)) return sentence;
  const parts = sentence.split(/(`[^`]+`)/);
  const texts = typesetPieces(
    parts.map((part, index) => (index % 2 === 0 ? part : part.length)),
    language,
  );
  return parts.map((part, index) => (index % 2 === 0 ? texts[index / 2] : part)).join('');
}

const run = (text: string, options: Parameters<typeof smartypants>[0]): string => {
  const tree = latin.parse(text) as Sentence;
  smartypants(options)(tree);
  return wordsOf(tree);
};

const wordsOf = (node: object): string =>
  'children' in node ? (node.children as object[]).map(wordsOf).join('') : (node as { value: string }).value;

/** Between letters there is an apostrophe in every language; a German closing mark would look like an opening one. */
const apostrophes = (text: string): string => text.replace(/(?<=\p{L})[‘‚](?=\p{L})/gu, '’');

const withDashes = (text: string, spaced: boolean): string =>
  DASH.test(text) || text.includes('...')
    ? run(text, { quotes: false, backticks: false, dashes: DASH.test(text) && (spaced ? 'oldschool' : true) })
    : text;

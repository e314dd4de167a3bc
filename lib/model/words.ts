/**
 * What a word is made of, as parts of regular expressions with the flag `u`. Term links, names, the search and `check`
 * read words by these, so that what is one word to one of them is one to all.
 */

/** A letter, a mark that belongs to one, a digit or a low line. */
export const LETTER = String.raw`[\p{L}\p{N}\p{M}_]`;

/** What is there and not seen: soft hyphens, joiners, spaces without width, marks of direction, selectors. Words go on over them. */
export const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}`;

/** Letters of scripts that set no spaces between words, or set endings to them: Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese. */
export const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー\uff9e\uff9f]`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what nothing need be done to
const ASCII = /^[\x00-\x7f]*$/;
const ALL_UNSEEN = new RegExp(`${UNSEEN}+`, 'gu');

/** Whether a text is ASCII: most are, and have one form. */
export const isAscii = (text: string): boolean => ASCII.test(text);

/** A text as words are compared: without what is not seen, each letter in one form (é is e and an accent, Ａ is A). */
export const plainForm = (text: string): string =>
  isAscii(text) ? text : text.normalize('NFKC').replace(ALL_UNSEEN, '');

/** How many words a text has, by the spaces between them: what it takes to read it. */
export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

import { toWellFormed } from '#lib/model/characters.ts';

/** What somebody who cites a place of the book needs to know of it. Every text is plain and on one line, but for the quote. */
export type Citation = {
  kind: 'question' | 'answer' | 'comment' | 'claim' | 'term' | 'figure' | 'passage';
  /** The whole address: `https:` or `http:`, no character that a format would have to escape, a `/`, letter or digit at its end. */
  url: string;
  /** What a link to the place says. */
  title: string;
  /** What a quotation quotes; paragraphs are parted by an empty line. */
  quote: string;
  /** What the link below a quotation says, where the quote has said the title already: the thread it is from. */
  within: string;
  /** Who wrote it; nothing when nobody knows. */
  author?: string;
  /** The name of the book. */
  site: string;
  licence?: { name: string; url: string };
  /** The day of what is cited as `YYYY-MM-DD`: the last on which it was changed or checked. */
  issued?: string;
  /** A language tag such as `en`. */
  language: string;
};

/** A text on one line: controls and repeated spaces become one space, what no format can hold U+FFFD. */
export const oneLine = (text: string): string =>
  toWellFormed(text.replace(/\p{Cc}+/gu, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** The paragraphs of a quote, each on one line. */
export const paragraphsOf = (quote: string): string[] =>
  quote
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');

/** The source and its licence in words: `Answerbook, CC BY-SA 4.0`. */
export const sourceWords = ({ author, site, licence }: Citation): string =>
  [author, site, licence?.name]
    .flatMap((words) => words ?? [])
    .map(oneLine)
    .join(', ');

/** Stands between two characters and is not seen: for formats that have no escape. */
export const WORD_JOINER = '\u2060';

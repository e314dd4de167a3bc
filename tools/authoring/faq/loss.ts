/** Why something of a document is not in the book, or not as it was. */
export const REASONS = {
  outside: 'text that belongs to no question',
  unasked: 'a heading with text that is no question',
  unanswered: 'a question without a text: it has no answer yet',
  target: 'a link to a file that is not imported: its words stay (--base gives such links an address)',
  anchor: 'a link to a place that is not there: its words stay',
  address: 'a link that no page of a book may have: its words stay',
  remote: 'a picture on another host: it became a link',
  missing: 'a picture that cannot be found or shown: its words stay',
  wordless: 'a picture without words: it is called by its file, say what it shows',
  diagram: 'a diagram without accTitle and accDescr: it is shown as code',
  markup: 'HTML, or a sign of another tool, that has no form here',
  title: 'a title that is too long: it was cut, and stands whole among the phrasings',
  summary: 'an answer that begins with no sentence: write its summary',
} as const;

/** A reason, by its name. */
export type Reason = keyof typeof REASONS;

/** Something that is not in the book as it was in a document; the line counts from 1. */
export type Loss = { file: string; line: number; reason: Reason; what: string };

/** Says what a document loses. */
export type Lose = (reason: Reason, line: number, what: string) => void;

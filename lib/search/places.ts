/** Where in a document a term weighs most: in the question or the entry's own text, in an answer, in a comment. */
export const PLACES = ['question', 'answer', 'comment'] as const;

/** A place, by its number in `PLACES`. */
export type Place = 0 | 1 | 2;

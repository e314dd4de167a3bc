/** Marks the specs of `e2e` that hold for any book; the others know the first shelf. `npm test -- --content DIR` runs these alone. */
export const ANY_BOOK = '@any-book';

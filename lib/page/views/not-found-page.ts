import type { Book } from '../book.ts';
import { sections } from '../sections.ts';
import type { Link } from '../view.ts';

/** The page for an address that is not in the book. */
export type NotFoundView = {
  kind: 'not-found';
  /** The parts of the book, to begin again from. */
  sections: Link[];
  /** The path below which the site is served, without its last slash. */
  base: string;
};

/** The page for an address that is not in the book. */
export const notFoundView = (book: Book): NotFoundView => ({
  kind: 'not-found',
  sections: sections(book),
  base: book.hrefOf(''),
});

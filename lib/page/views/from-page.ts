import { isKnownThread } from '#lib/model/forums.ts';
import { FROM } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';

/** Tells whether the book has an entry for a thread of another site. */
export type FromView = {
  kind: 'from';
  name: string;
  /** How many threads of other sites the book can be asked for. */
  known: number;
  /** The address a bookmark needs to ask about the page it is used on. */
  bookmarklet: string;
  /** Below it stand the addresses of threads: `<href><site>/<id>/`. */
  href: string;
};

/** Tells whether the book has an entry for a thread of another site, and how to ask from there with one click. */
export function fromView(book: Book): FromView {
  const { site } = book;
  const asked = JSON.stringify(`${book.urlOf(FROM)}?u=`);
  return {
    kind: 'from',
    name: site.settings.name,
    known: site.listed.filter(({ origin }) => isKnownThread(origin)).length,
    bookmarklet: `javascript:void(location.href=${asked}+encodeURIComponent(location.href))`,
    href: book.hrefOf(FROM),
  };
}

import { pagedAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';

/** Where a list that goes over several pages stands. */
export type Pager = { page: number; pages: number; previousHref?: string; nextHref?: string };

/** One page of a list, and where it stands among the others. */
export type Paged<T> = { address: string; items: T[]; pager: Pager };

/** Cuts a list into pages, so that no page grows with the book; an empty list has one page. */
export function paginate<T>(book: Book, start: string, items: readonly T[], size = 50): Paged<T>[] {
  const pages = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    return {
      address: pagedAddress(start, page),
      items: items.slice(index * size, page * size),
      pager: {
        page,
        pages,
        ...(page > 1 ? { previousHref: book.hrefOf(pagedAddress(start, page - 1)) } : {}),
        ...(page < pages ? { nextHref: book.hrefOf(pagedAddress(start, page + 1)) } : {}),
      },
    };
  });
}

import { listAddress, SEARCH } from '#lib/model/ids.ts';
import type { Book } from './book.ts';
import { glossaryView } from './glossary.ts';
import { toTopicItems } from './lists.ts';
import type { SearchView } from './view.ts';

/** The page of a search. It is one document for all queries: what is found is filled in by the browser. */
export function searchView(book: Book): SearchView {
  return {
    kind: 'search',
    searchHref: book.hrefOf(SEARCH),
    letters: glossaryView(book).letters.map(({ letter, anchor }) => ({
      href: `${book.hrefOf(listAddress('term'))}#${anchor}`,
      text: letter,
    })),
    topics: toTopicItems(book),
  };
}

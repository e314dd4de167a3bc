import { listAddress, SEARCH } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import type { Link } from '../view.ts';
import { glossaryView } from './glossary-page.ts';
import { type TopicItem, toLargestTopics } from './topic-list.ts';

/** The page of a search: the ways into the book that need no search. */
export type SearchView = { kind: 'search'; searchHref: string; letters: Link[]; topics: TopicItem[] };

/** The most topics it offers. */
const MOST_TOPICS = 24;

/** The page of a search. It is one document for all queries: what is found is filled in by the browser. */
export function searchView(book: Book): SearchView {
  return {
    kind: 'search',
    searchHref: book.hrefOf(SEARCH),
    letters: glossaryView(book).letters.map(({ letter, anchor }) => ({
      href: `${book.hrefOf(listAddress('term'))}#${anchor}`,
      text: letter,
    })),
    topics: toLargestTopics(book, MOST_TOPICS),
  };
}

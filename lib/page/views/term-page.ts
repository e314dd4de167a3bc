import type { Term } from '#lib/model/entry.ts';
import { keyOf } from '#lib/model/ids.ts';
import { MOST_BACKLINKS } from '../backlinks.ts';
import type { Backlink, Book } from '../book.ts';
import { toHtml } from '../text.ts';
import type { Link } from '../view.ts';
import { type NeighbourLinks, toTermNeighbours } from './neighbours.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';
import { type TermItem, toTermItems } from './term-list.ts';
import { type TermRelation, toTermRelations } from './term-relations.ts';
import { toTopicLinks } from './topic-list.ts';

/** One term of the glossary. */
export type TermPageView = {
  kind: 'term';
  term: string;
  definitionHtml: string;
  senses: { id: string; label: string; definitionHtml: string }[];
  aliases: string[];
  topics: Link[];
  relations: TermRelation[];
  bodyHtml: string;
  sources: SourceItem[];
  usedIn: Backlink[];
  terms: TermItem[];
  neighbours: NeighbourLinks;
};

/** One term: what it means, what it is related to, where it is used. */
export function termView(book: Book, term: Term): TermPageView {
  const body = book.bodyOf(term);
  return {
    kind: 'term',
    term: term.term,
    definitionHtml: toHtml(term.definition),
    senses: term.senses.map(({ id, label, definition }) => ({ id, label, definitionHtml: toHtml(definition) })),
    aliases: term.aliases,
    topics: toTopicLinks(book, term.topics),
    relations: toTermRelations(book, term),
    bodyHtml: body.html,
    sources: toSourceItems(book, term.sources),
    usedIn: (book.backlinks().get(keyOf(term)) ?? []).slice(0, MOST_BACKLINKS),
    terms: toTermItems(book, body.terms),
    neighbours: toTermNeighbours(book, term),
  };
}

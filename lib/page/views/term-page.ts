import type { Term } from '#lib/model/entry.ts';
import { compareAddress, keyOf } from '#lib/model/ids.ts';
import { MOST_BACKLINKS } from '../backlinks.ts';
import type { Backlink, Book } from '../book.ts';
import { toHtml } from '../text.ts';
import type { Link } from '../view.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';
import { type TermItem, toTermEntry, toTermItems } from './term-list.ts';
import { relatedTerms } from './term-relations.ts';
import { toTopicLinks } from './topic-list.ts';

/** One term of the glossary. */
export type TermPageView = {
  kind: 'term';
  term: string;
  definitionHtml: string;
  senses: { id: string; label: string; definitionHtml: string }[];
  aliases: string[];
  topics: Link[];
  relations: { word: string; terms: { href: string; term: string; definitionHtml: string }[] }[];
  compare: Link[];
  bodyHtml: string;
  sources: SourceItem[];
  usedIn: Backlink[];
  terms: TermItem[];
};

/** One term: what it means, what it is related to, where it is used. */
export function termView(book: Book, term: Term): TermPageView {
  const body = book.bodyOf(term);
  const contrasts = book.site.termRelations.get(term.id)?.contrasts ?? [];
  return {
    kind: 'term',
    term: term.term,
    definitionHtml: toHtml(term.definition),
    senses: term.senses.map(({ id, label, definition }) => ({ id, label, definitionHtml: toHtml(definition) })),
    aliases: term.aliases,
    topics: toTopicLinks(book, term.topics),
    relations: relatedTerms(book, term.id).map(({ word, terms }) => ({
      word,
      terms: terms.map((other) => toTermEntry(book, other)),
    })),
    compare: contrasts.flatMap((id): Link[] => {
      const other = book.site.terms.get(id);
      return other ? [{ href: book.hrefOf(compareAddress(term.id, id)), text: `${term.term} and ${other.term}` }] : [];
    }),
    bodyHtml: body.html,
    sources: toSourceItems(book, term.sources),
    usedIn: (book.backlinks().get(keyOf(term)) ?? []).slice(0, MOST_BACKLINKS),
    terms: toTermItems(book, body.terms),
  };
}

import type { Term } from '#lib/model/entry.ts';
import { groupBy } from '#lib/model/group.ts';
import { compareAddress, keyOf, pageAddress } from '#lib/model/ids.ts';
import { contrastingPairs, type TermRelationKind } from '#lib/model/relations.ts';
import { MOST_BACKLINKS } from './backlinks.ts';
import type { Book } from './book.ts';
import { toSourceItems, toTermEntry, toTermItems, toTopicLinks } from './mentions.ts';
import { toQuestionItem } from './questions.ts';
import { toHtml } from './text.ts';
import type { CompareSide, CompareView, GlossaryView, Link, TermPageView } from './view.ts';

const RELATIONS: readonly [TermRelationKind, string][] = [
  ['broader', 'Part of'],
  ['narrower', 'Kinds and parts'],
  ['contrasts', 'Not to be confused with'],
  ['related', 'See also'],
];

const byWord = (a: Term, b: Term) => a.term.localeCompare(b.term, 'en') || a.id.localeCompare(b.id);

/** The terms a term is related to, by the kind of relation. */
function relatedTerms(book: Book, id: string): { word: string; terms: Term[] }[] {
  const relations = book.site.termRelations.get(id);
  return RELATIONS.flatMap(([kind, word]) => {
    const terms = (relations?.[kind] ?? []).flatMap((other) => book.site.terms.get(other) ?? []).sort(byWord);
    return terms.length > 0 ? [{ word, terms }] : [];
  });
}

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

/** The glossary from A to Z. */
export function glossaryView(book: Book): GlossaryView {
  const terms = [...book.site.terms.values()].sort(byWord);
  const letters = groupBy(terms, ({ term }) => (/^[a-z]/i.test(term) ? (term[0] ?? '').toUpperCase() : '#'));
  return {
    kind: 'glossary',
    letters: [...letters].map(([letter, group]) => ({
      letter,
      anchor: letter === '#' ? 'letter-other' : `letter-${letter.toLowerCase()}`,
      terms: group.map((term) => ({ ...toTermEntry(book, term), aliases: term.aliases })),
    })),
    total: terms.length,
  };
}

/** The pages that set two contrasting terms side by side. */
export function compareViews(book: Book): { address: string; title: string; view: () => CompareView }[] {
  return contrastingPairs(book.site.termRelations).flatMap(([first, second]) => {
    const a = book.site.terms.get(first);
    const b = book.site.terms.get(second);
    if (!a || !b) return [];
    return [
      { address: compareAddress(first, second), title: `${a.term} and ${b.term}`, view: () => compareView(book, a, b) },
    ];
  });
}

function compareView(book: Book, a: Term, b: Term): CompareView {
  const related = (term: Term) => new Set(relatedTerms(book, term.id).flatMap(({ terms }) => terms));
  const relatedToB = related(b);
  const shared = [...related(a)].filter((term) => relatedToB.has(term)).sort(byWord);
  const topics = new Set([...a.topics, ...b.topics]);
  const used = (term: Term) => new Set((book.backlinks().get(keyOf(term)) ?? []).map(({ href }) => href.split('#')[0]));
  const [usesA, usesB] = [used(a), used(b)];
  const questions = book.site.listed.filter(({ id, topics: own }) => {
    const href = book.hrefOf(pageAddress({ kind: 'question', id }));
    return own.some((topic) => topics.has(topic)) && usesA.has(href) && usesB.has(href);
  });
  return {
    kind: 'compare',
    sides: [toSide(book, a), toSide(book, b)],
    shared:
      shared.length > 0
        ? [
            {
              word: 'Related to both',
              terms: shared.map((term) => ({ href: book.hrefOf(pageAddress(term)), text: term.term })),
            },
          ]
        : [],
    questions: questions.slice(0, 10).map((question) => toQuestionItem(book, question)),
    terms: toTermItems(
      book,
      [a, b].flatMap((term) => book.bodyOf(term).terms),
    ),
  };
}

const toSide = (book: Book, term: Term): CompareSide => ({
  href: book.hrefOf(pageAddress(term)),
  term: term.term,
  definitionHtml: toHtml(term.definition),
  senses: term.senses.map(({ label, definition }) => ({ label, definitionHtml: toHtml(definition) })),
  aliases: term.aliases,
  bodyHtml: book.bodyOf(term).html,
  relations: relatedTerms(book, term.id).map(({ word, terms }) => ({
    word,
    terms: terms.map((other) => ({ href: book.hrefOf(pageAddress(other)), text: other.term })),
  })),
  sources: toSourceItems(book, term.sources),
});

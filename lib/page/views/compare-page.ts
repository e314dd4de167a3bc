import type { Term } from '#lib/model/entry.ts';
import { compareAddress, keyOf, pageAddress } from '#lib/model/ids.ts';
import { contrastingPairs } from '#lib/model/relations.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';
import type { Link } from '../view.ts';
import { type QuestionItem, toQuestionItem } from './question-list.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';
import { type TermItem, toTermItems } from './term-list.ts';
import { byWord, relatedTerms } from './term-relations.ts';

/** Two terms side by side. */
export type CompareView = {
  kind: 'compare';
  sides: [CompareSide, CompareSide];
  shared: { word: string; terms: Link[] }[];
  questions: QuestionItem[];
  terms: TermItem[];
};

/** One of two terms that are compared. */
export type CompareSide = {
  href: string;
  term: string;
  definitionHtml: string;
  senses: { label: string; definitionHtml: string }[];
  aliases: string[];
  bodyHtml: string;
  relations: { word: string; terms: Link[] }[];
  sources: SourceItem[];
};

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

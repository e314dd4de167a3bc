import type { Term } from '#lib/model/entry.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { compareAddress, keyOf, pageAddress } from '#lib/model/ids.ts';
import { byWord } from '#lib/model/neighbours.ts';
import { contrastingPairs, type TermRelationKind } from '#lib/model/relations.ts';
import { STATUSES } from '#lib/schema/status.ts';
import type { Message } from '#lib/words/en.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';
import type { Link } from '../view.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { type QuestionItem, toQuestionItem } from './question-list.ts';
import { toSourceItems } from './source-list.ts';
import { type TermItem, toTermItems } from './term-list.ts';
import { toTopicLinks } from './topic-list.ts';

/** Two terms that are taken for each other: how they differ, and row by row what each is. */
export type CompareView = {
  kind: 'compare';
  differenceHtml?: string;
  sides: [CompareSide, CompareSide];
  rows: { name: string; cells: [CompareCell, CompareCell] }[];
  /** Claims whose texts use both, those that do not hold first. */
  claims: ClaimMention[];
  questions: QuestionItem[];
  terms: TermItem[];
};

/** One of two terms that are compared, and its text. */
type CompareSide = Link & { bodyHtml: string };

/** What is said of one term in a row: items that may be links and may have a label; empty when there is nothing to say. */
export type CompareCell = { html: string; href?: string; label?: string }[];

/** The most claims, and the most questions, that the page of a pair lists. */
const MOST = 6;

/** The pages that compare two contrasting terms; `difference` tells them apart, where that is known. */
export function compareViews(
  book: Book,
): { address: string; title: string; pair: readonly [string, string]; difference?: string; view: () => CompareView }[] {
  const { terms, termRelations } = book.site;
  return contrastingPairs(termRelations).flatMap(([first, second]) => {
    const a = terms.get(first);
    const b = terms.get(second);
    if (!a || !b) return [];
    const difference = termRelations.get(first)?.differences.get(second);
    return [
      {
        address: compareAddress(first, second),
        title: say('{one} and {other}', { one: a.term, other: b.term }),
        pair: [first, second],
        ...(difference ? { difference } : {}),
        view: () => compareView(book, first, second),
      },
    ];
  });
}

/** What it shows is looked up here, and not where the pages are listed, so that it is noted as what the page was made of. */
function compareView(book: Book, first: string, second: string): CompareView {
  const difference = book.site.termRelations.get(first)?.differences.get(second);
  const [a, b] = [termOf(book, first), termOf(book, second)];
  return {
    kind: 'compare',
    ...(difference ? { differenceHtml: toHtml(difference) } : {}),
    sides: [toSide(book, a), toSide(book, b)],
    rows: ROWS.map(({ name, cellOf }): CompareView['rows'][number] => ({
      name: say(name),
      cells: [cellOf(book, a, b), cellOf(book, b, a)],
    })).filter(({ cells }) => cells.some((cell) => cell.length > 0)),
    ...usingBoth(book, a, b),
    terms: toTermItems(
      book,
      [a, b].flatMap((term) => book.bodyOf(term).terms),
    ),
  };
}

function termOf({ site }: Book, id: string): Term {
  const term = site.terms.get(id);
  if (!term) throw new Error(`There is no term "${id}" to compare.`);
  return term;
}

/** What two terms are compared by, in the order of the page. */
const ROWS: readonly { name: Message; cellOf: (book: Book, term: Term, other: Term) => CompareCell }[] = [
  { name: 'What it is', cellOf: (_, { definition }) => [{ html: toHtml(definition) }] },
  {
    name: 'In other senses',
    cellOf: (_, { senses }) => senses.map(({ label, definition }) => ({ label, html: toHtml(definition) })),
  },
  { name: 'Also called', cellOf: (_, { aliases }) => aliases.map((alias) => ({ html: escapeHtml(alias) })) },
  { name: 'Part of', cellOf: related('broader') },
  { name: 'Kinds and parts', cellOf: related('narrower') },
  { name: 'Comes up in', cellOf: (book, { topics }) => toTopicLinks(book, topics).map(toItem) },
  { name: 'Also confused with', cellOf: related('contrasts') },
  { name: 'See also', cellOf: related('related') },
  {
    name: 'Defined after',
    cellOf: (book, { sources }) => toSourceItems(book, sources).map(({ href, title: text }) => toItem({ href, text })),
  },
];

/** The terms that are something to a term, but the one it is compared with. */
function related(kind: TermRelationKind) {
  return (book: Book, term: Term, other: Term): CompareCell =>
    (book.site.termRelations.get(term.id)?.[kind] ?? [])
      .flatMap((id) => (id === other.id ? [] : (book.site.terms.get(id) ?? [])))
      .sort(byWord)
      .map((found) => toItem({ href: book.hrefOf(pageAddress(found)), text: found.term }));
}

const toItem = ({ href, text }: Link): CompareCell[number] => ({ href, html: escapeHtml(text) });

const toSide = (book: Book, term: Term): CompareSide => ({
  href: book.hrefOf(pageAddress(term)),
  text: term.term,
  bodyHtml: book.bodyOf(term).html,
});

/** Claims and threads that use both words: there people take the one for the other, or are told not to. */
function usingBoth(book: Book, a: Term, b: Term): Pick<CompareView, 'claims' | 'questions'> {
  const [usesA, usesB] = [pagesUsing(book, a), pagesUsing(book, b)];
  const both = [...usesA].filter((key) => usesB.has(key));
  const { claims, questions } = book.site;
  const idsOf = (kind: string) =>
    both.flatMap((key) => (key.startsWith(`${kind}/`) ? [key.slice(kind.length + 1)] : []));
  return {
    claims: idsOf('claim')
      .flatMap((id) => claims.get(id) ?? [])
      .sort((x, y) => STATUSES.indexOf(y.status) - STATUSES.indexOf(x.status) || x.id.localeCompare(y.id))
      .slice(0, MOST)
      .map((claim) => toClaimMention(book, claim)),
    questions: idsOf('question')
      .flatMap((id) => questions.get(id) ?? [])
      .sort((x, y) => x.id.localeCompare(y.id))
      .slice(0, MOST)
      .map((question) => toQuestionItem(book, question)),
  };
}

/** The keys of the claims and questions whose texts use a term; a thread's answers and comments are its question's. */
const pagesUsing = (book: Book, term: Term): Set<string> =>
  new Set(
    (book.backlinks().get(keyOf(term)) ?? []).map(({ key }) => {
      const [kind, question] = key.split('/');
      return kind === 'answer' || kind === 'comment' ? `question/${question}` : key;
    }),
  );

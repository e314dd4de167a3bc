import type { Term } from '#lib/model/entry.ts';
import type { TermRelationKind } from '#lib/model/relations.ts';
import type { Book } from '../book.ts';

const RELATIONS: readonly [TermRelationKind, string][] = [
  ['broader', 'Part of'],
  ['narrower', 'Kinds and parts'],
  ['contrasts', 'Not to be confused with'],
  ['related', 'See also'],
];

/** Terms by their words, as every list of them goes. */
export const byWord = (a: Term, b: Term) => a.term.localeCompare(b.term, 'en') || a.id.localeCompare(b.id);

/** The terms a term is related to, by the kind of relation. */
export function relatedTerms(book: Book, id: string): { word: string; terms: Term[] }[] {
  const relations = book.site.termRelations.get(id);
  return RELATIONS.flatMap(([kind, word]) => {
    const terms = (relations?.[kind] ?? []).flatMap((other) => book.site.terms.get(other) ?? []).sort(byWord);
    return terms.length > 0 ? [{ word, terms }] : [];
  });
}

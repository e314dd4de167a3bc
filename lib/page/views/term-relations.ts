import type { Term } from '#lib/model/entry.ts';
import { compareAddress } from '#lib/model/ids.ts';
import { byWord } from '#lib/model/neighbours.ts';
import type { TermRelationKind } from '#lib/model/relations.ts';
import type { Message } from '#lib/words/en.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';
import type { Link } from '../view.ts';
import { type TermEntry, toTermEntry } from './term-list.ts';

const RELATIONS: readonly [TermRelationKind, Message][] = [
  ['broader', 'Part of'],
  ['narrower', 'Kinds and parts'],
  ['contrasts', 'Not to be confused with'],
  ['related', 'See also'],
];

/**
 * The terms a term is related to in one way. A contrasting one has the sentence that tells the two apart in place of its
 * definition, where that is known, and the page that compares them.
 */
export type TermRelation = { word: string; terms: (TermEntry & { compare?: Link })[] };

/** The terms a term is related to, by the kind of relation. */
export function toTermRelations(book: Book, { id, term }: Term): TermRelation[] {
  const { terms: known, termRelations } = book.site;
  const relations = termRelations.get(id);
  return RELATIONS.flatMap(([kind, word]) => {
    const terms = (relations?.[kind] ?? []).flatMap((other) => known.get(other) ?? []).sort(byWord);
    if (terms.length === 0) return [];
    return [
      {
        word: say(word),
        terms: terms.map((other) => {
          const entry = toTermEntry(book, other);
          if (kind !== 'contrasts') return entry;
          const difference = relations?.differences.get(other.id);
          return {
            ...entry,
            ...(difference ? { definitionHtml: toHtml(difference) } : {}),
            compare: {
              href: book.hrefOf(compareAddress(id, other.id)),
              text: say('Compare {one} and {other}', { one: term, other: other.term }),
            },
          };
        }),
      },
    ];
  });
}

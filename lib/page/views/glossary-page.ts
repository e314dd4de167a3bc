import type { PartId } from '#lib/model/anchors.ts';
import { groupBy } from '#lib/model/group.ts';
import { byWord } from '#lib/model/neighbours.ts';
import type { Book } from '../book.ts';
import { toTermEntry } from './term-list.ts';

/** The glossary from A to Z. */
export type GlossaryView = {
  kind: 'glossary';
  letters: {
    letter: string;
    anchor: PartId;
    terms: { href: string; term: string; definitionHtml: string; aliases: string[] }[];
  }[];
  total: number;
};

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

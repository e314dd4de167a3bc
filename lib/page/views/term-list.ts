import type { Term } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';

/** A term with its definition: an item of "Terms on this page" and the content of its hover card. */
export type TermItem = { id: string; href: string; term: string; definitionHtml: string; sense?: string };

/** The terms that bodies link, as "Terms on this page" and hover cards show them: by id or `id/sense`, in order of the words. */
export function toTermItems(book: Book, references: Iterable<string>): TermItem[] {
  const items = [...new Set(references)].flatMap((reference): TermItem[] => {
    const [id = '', senseId] = reference.split('/');
    const term = book.site.terms.get(id);
    if (!term) return [];
    const sense = term.senses.find((candidate) => candidate.id === senseId);
    return [
      {
        id: sense ? `${id}--${sense.id}` : id,
        href: book.hrefOf(pageAddress(term)),
        term: term.term,
        definitionHtml: toHtml(sense?.definition ?? term.definition),
        ...(sense ? { sense: sense.label } : {}),
      },
    ];
  });
  return items.sort((a, b) => a.term.localeCompare(b.term, 'en') || a.id.localeCompare(b.id));
}

/** A term as lists show it. */
export type TermEntry = Pick<TermItem, 'href' | 'term' | 'definitionHtml'>;

/** A term as lists show it. */
export const toTermEntry = (book: Book, term: Term): TermEntry => ({
  href: book.hrefOf(pageAddress(term)),
  term: term.term,
  definitionHtml: toHtml(term.definition),
});

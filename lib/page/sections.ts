import { listAddress } from '#lib/model/ids.ts';
import type { Book } from './book.ts';
import type { Link } from './view.ts';

/** The parts of the book, as its header lists them; a book without programs has no door to them. */
export const sections = (book: Book): (Link & { address: string })[] =>
  (
    [
      [listAddress('question'), 'Questions'],
      [listAddress('claim'), 'Claims'],
      ...(book.site.evidence.size > 0 ? ([[listAddress('evidence'), 'Evidence']] as const) : []),
      [listAddress('term'), 'Glossary'],
      [listAddress('topic'), 'Topics'],
      [listAddress('source'), 'Sources'],
    ] as const
  ).map(([address, text]) => ({ address, href: book.hrefOf(address), text }));

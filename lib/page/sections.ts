import { listAddress } from '#lib/model/ids.ts';
import type { Book } from './book.ts';
import type { Link } from './view.ts';

/** The parts of the book, as its header lists them; there is no door to what it has none of. */
export const sections = (book: Book): (Link & { address: string })[] =>
  (
    [
      [true, listAddress('question'), 'Questions'],
      [book.holds('claims'), listAddress('claim'), 'Claims'],
      [book.holds('evidence'), listAddress('evidence'), 'Evidence'],
      [book.holds('terms'), listAddress('term'), 'Glossary'],
      [book.holds('topics'), listAddress('topic'), 'Topics'],
      [book.holds('sources'), listAddress('source'), 'Sources'],
    ] as const
  ).flatMap(([isHeld, address, text]) => (isHeld ? [{ address, href: book.hrefOf(address), text }] : []));

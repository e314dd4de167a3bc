import { listAddress } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from './book.ts';
import type { Link } from './view.ts';

/** The parts of the book, as its header lists them; there is no door to what it has none of. */
export const sections = (book: Book): (Link & { address: string })[] =>
  (
    [
      [true, listAddress('question'), say('Questions')],
      [book.holds('claims'), listAddress('claim'), say('Claims')],
      [book.holds('evidence'), listAddress('evidence'), say('Evidence')],
      [book.holds('terms'), listAddress('term'), say('Glossary')],
      [book.holds('topics'), listAddress('topic'), say('Topics')],
      [book.holds('sources'), listAddress('source'), say('Sources')],
    ] as const
  ).flatMap(([isHeld, address, text]) => (isHeld ? [{ address, href: book.hrefOf(address), text }] : []));

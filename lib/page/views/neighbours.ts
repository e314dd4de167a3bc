import type { Term } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import type { Link } from '../view.ts';

/** The ways to what stands before and after an entry in its order. */
export type NeighbourLinks = { previous?: Link; next?: Link };

/** The terms before and after one in the glossary. */
export function toTermNeighbours({ site, hrefOf }: Book, { id }: Term): NeighbourLinks {
  const { previous, next } = site.termNeighbours.get(id) ?? {};
  const linkTo = (other: string | undefined): Link | undefined => {
    const term = other === undefined ? undefined : site.terms.get(other);
    return term && { href: hrefOf(pageAddress(term)), text: term.term };
  };
  const [before, after] = [linkTo(previous), linkTo(next)];
  return { ...(before ? { previous: before } : {}), ...(after ? { next: after } : {}) };
}

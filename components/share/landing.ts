import { findDirective, findNearest, readTextDirective } from '#lib/cite/text-directive.ts';
import { piecesOf } from './pieces.ts';

/**
 * Where a link to words leads: the block that says them, or, when they are gone, the block of the entry that has most of
 * them, if one has half.
 * @param address with a text directive, which `location` does not show
 * @param entry what the fragment before the directive names
 * @returns nothing when the address has no directive that can be read
 */
export function findLanding(
  address: string,
  entry: HTMLElement,
): { changed: boolean; block: HTMLElement | undefined } | undefined {
  const directive = readTextDirective(address);
  if (!directive) return undefined;
  const find = (root: HTMLElement, search: typeof findDirective) => {
    const pieces = piecesOf(root);
    return pieces[
      search(
        directive,
        pieces.map(({ text }) => text),
      )
    ]?.block;
  };
  const found = find(entry, findDirective) ?? find(document.body, findDirective);
  return found ? { changed: false, block: found } : { changed: true, block: find(entry, findNearest) };
}

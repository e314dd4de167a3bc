import type { Root } from 'hast';
import { hasRightToLeft } from '#lib/model/direction.ts';
import { walkElements } from './walk.ts';

const BLOCKS = new Set('p li h1 h2 h3 h4 h5 h6 td th blockquote figcaption'.split(' '));
const CODE = new Set(['pre', 'code', 'kbd', 'samp']);

/**
 * In a text with letters that are read from right to left every block goes by its own words, and code from left to right.
 * Other texts say nothing of it.
 */
export function setDirections(tree: Root, text: string): void {
  if (!hasRightToLeft(text)) return;
  walkElements(tree, (element) => {
    if (element.tagName === 'svg') return 'skip';
    if (BLOCKS.has(element.tagName)) element.properties.dir ??= 'auto';
    else if (CODE.has(element.tagName)) element.properties.dir ??= 'ltr';
    return undefined;
  });
}

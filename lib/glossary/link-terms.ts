import type { Element, ElementContent, Root, RootContent } from 'hast';
import { findTerms, type Spellings } from './find-terms.ts';

/** Elements whose words are never linked. */
const UNLINKED = new Set([
  'a',
  'button',
  'code',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'kbd',
  'pre',
  'samp',
  'script',
  'style',
  'svg',
  'summary',
  'copy-code',
]);

/** What `linkTerms` needs to know. */
export type LinkTermsOptions = {
  index: Spellings;
  hrefOf: (term: string) => string;
  /** A term whose own text this is: never linked to itself. */
  self?: string;
};

/**
 * Links terms in running text, the first use in each section; a heading begins a section.
 * A term the author linked counts as used; a word the author asked to leave alone stays plain.
 */
export function linkTerms(tree: Root, { index, hrefOf, self }: LinkTermsOptions): void {
  let used = new Set<string>(self ? [self] : []);

  const walk = (parent: Root | Element) => {
    const children: (RootContent | ElementContent)[] = [];
    for (const child of parent.children) {
      if (child.type === 'text') children.push(...linked(child.value));
      else if (child.type !== 'element') children.push(child);
      else if (child.properties.dataUnlinked !== undefined) children.push(...child.children);
      else {
        children.push(child);
        if (/^h[1-6]$/.test(child.tagName)) used = new Set(self ? [self] : []);
        const term = child.properties.dataTerm;
        if (typeof term === 'string') used.add(term.split('/')[0] ?? term);
        if (!UNLINKED.has(child.tagName)) walk(child);
      }
    }
    parent.children = children as ElementContent[];
  };

  const linked = (text: string): ElementContent[] => {
    const pieces: ElementContent[] = [];
    let from = 0;
    for (const { start, end, id } of findTerms(text, index)) {
      if (used.has(id)) continue;
      used.add(id);
      if (start > from) pieces.push({ type: 'text', value: text.slice(from, start) });
      pieces.push(toTermLink(hrefOf(id), id, text.slice(start, end)));
      from = end;
    }
    if (from < text.length) pieces.push({ type: 'text', value: text.slice(from) });
    return pieces;
  };

  walk(tree);
}

/** The link of a term in running text; `term` is its id, with `/sense` where one is meant. */
export const toTermLink = (href: string, term: string, words: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { className: ['term'], href, dataTerm: term },
  children: [{ type: 'text', value: words }],
});

import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { importedAnchor } from '#lib/model/anchors.ts';
import type { Body } from '#lib/model/entry.ts';
import { walkElements } from './walk.ts';

/** A heading of a body. `depth` is the level it has on the page. */
export type Heading = { id: string; text: string; depth: number };

const BLOCKS = new Set(['p', 'ul', 'ol', 'pre', 'blockquote', 'figure', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const OWN_ID = /\s*\[#([a-z0-9-]{1,40})\]\s*$/;

/**
 * Gives every block of a body an anchor: headings the id their author wrote (`## Title [#id]`), every other block
 * `<anchor>-<6 hex of its text>`, which changes when the text does. Headings go one level down, below the entry's own,
 * or begin with `top`.
 * An id that was written into an imported text is none of the page's: it begins with the anchor too.
 */
export function anchorBlocks(tree: Root, anchor: string, format: Body['format'], top = 3): Heading[] {
  const headings: Heading[] = [];
  const taken = new Set<string>();
  walkElements(tree, (element, _index, parent) => {
    const isBlock =
      BLOCKS.has(element.tagName) &&
      (parent.type === 'root' || isContainer(parent) || /^h[1-6]$/.test(element.tagName));
    if (!isBlock || hasClass(element, 'callout-title')) return;
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    const written = level ? takeOwnId(element) : undefined;
    const ownId = written && format !== 'mdx' ? importedAnchor(anchor, written) : written;
    element.properties.id ??= unique(ownId ?? `${anchor}-${hashOf(toString(element))}`, taken);
    if (!level) return;
    const depth = Math.min(6, Math.max(top, Number(level) + top - 2));
    element.tagName = `h${depth}`;
    headings.push({ id: String(element.properties.id), text: toString(element), depth });
  });
  return headings;
}

/** The ids authors wrote into the headings of a tree. */
export const ownHeadingId = (text: string): string | undefined => OWN_ID.exec(text)?.[1];

const hasClass = ({ properties }: Element, name: string) =>
  Array.isArray(properties.className) && properties.className.includes(name);

const isContainer = (element: Element) => element.tagName === 'div' || element.tagName === 'blockquote';

function takeOwnId(heading: Element): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const id = ownHeadingId(last.value);
  if (id) last.value = last.value.replace(OWN_ID, '');
  return id;
}

function unique(id: string, taken: Set<string>): string {
  let candidate = id;
  for (let copy = 2; taken.has(candidate); copy++) candidate = `${id}-${copy}`;
  taken.add(candidate);
  return candidate;
}

const hashOf = (text: string) => createHash('sha1').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 6);

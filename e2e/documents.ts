import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { filesOf, OUT } from './out.ts';

type Node = DefaultTreeAdapterMap['node'];

/** An element of a published document, as a browser's parser reads it where scripts are off. */
export type Found = { name: string; attributes: ReadonlyMap<string, string>; parent: Found | undefined };

/** Every published document: its file, its address and its elements in order. */
export function publishedDocuments(): { file: string; address: string; elements: Found[] }[] {
  return filesOf('.html').map((file) => ({
    file,
    address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    elements: readDocument(join(OUT, file)).elements,
  }));
}

/** A published document and its elements in order. */
export function readDocument(file: string): { html: string; elements: Found[] } {
  const html = readFileSync(file, 'utf8');
  return { html, elements: elementsIn(html) };
}

function elementsIn(html: string): Found[] {
  const elements: Found[] = [];
  const walk = (node: Node, parent: Found | undefined): void => {
    let around = parent;
    if ('tagName' in node) {
      around = { name: node.tagName, attributes: new Map(node.attrs.map(({ name, value }) => [name, value])), parent };
      elements.push(around);
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, around);
  };
  walk(parse(html, { scriptingEnabled: false }), undefined);
  return elements;
}

/** The elements around an element, the nearest first. */
export function* around(element: Found): Generator<Found> {
  for (let outer = element.parent; outer; outer = outer.parent) yield outer;
}

/** Whether an element has a class. */
export const hasClass = ({ attributes }: Found, name: string): boolean =>
  (attributes.get('class') ?? '').split(/\s+/).includes(name);

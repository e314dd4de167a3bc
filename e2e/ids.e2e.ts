import { expect, test } from '@playwright/test';
import { isHeadingId, isPartId } from '../lib/model/anchors.ts';
import { around, type Found, hasClass, publishedDocuments } from './documents.ts';

/** Next calls its root so. */
const ROOT_OF_NEXT = '__next';

const isInText = (element: Found) => [...around(element)].some((outer) => hasClass(outer, 'prose'));

/** Whether an id is one that the book gives, one an author gave to a heading, or one an imported text brought along. */
function isKnown(element: Found, id: string): boolean {
  const [anchor = '', ofImport] = id.split('_');
  if (ofImport !== undefined) return isPartId(anchor) && isInText(element);
  return isPartId(id) || (isHeadingId(id) && /^h[3-6]$/.test(element.name) && isInText(element));
}

test('every id is one that the book gives or an author gave, and stands once', () => {
  const wrong: string[] = [];
  const given = { book: 0, author: 0 };
  for (const { address, elements } of publishedDocuments()) {
    const seen = new Set<string>();
    for (const element of elements) {
      const id = element.attributes.get('id');
      if (id === undefined || id === ROOT_OF_NEXT) continue;
      if (seen.has(id)) wrong.push(`${address} has #${id} twice`);
      seen.add(id);
      if (!isKnown(element, id)) wrong.push(`${address} <${element.name} id="${id}">: list it in lib/model/anchors.ts`);
      given[isPartId(id) ? 'book' : 'author'] += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(given.book).toBeGreaterThan(1_000);
  expect(given.author).toBeGreaterThan(2);
});

test('what the page itself leads to by an id is its own', () => {
  const wrong: string[] = [];
  let led = 0;
  for (const { address, elements } of publishedDocuments())
    for (const { name, attributes, parent } of elements) {
      for (const attribute of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'popovertarget'])
        for (const id of attributes.get(attribute)?.split(' ') ?? []) {
          led += 1;
          if (!isPartId(id)) wrong.push(`${address} <${name} ${attribute}="${id}"> in <${parent?.name}>`);
        }
    }
  expect(led).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});

import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { setDirections } from './direction.ts';

const tree = (): Root => ({
  type: 'root',
  children: [
    { type: 'element', tagName: 'p', properties: {}, children: [] },
    { type: 'element', tagName: 'pre', properties: {}, children: [] },
  ],
});

describe('setDirections(tree, text)', () => {
  it('lets every block go by its own words, and code from left to right', () => {
    const root = tree();
    setDirections(root, 'هذا نص');
    expect(root.children).toMatchObject([{ properties: { dir: 'auto' } }, { properties: { dir: 'ltr' } }]);
  });

  it('says nothing in a text without such letters', () => {
    const root = tree();
    setDirections(root, 'Plain');
    expect(root).toEqual(tree());
  });
});

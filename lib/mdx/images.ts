import type { Element, Root } from 'hast';
import { imageNameOf } from '#lib/images/image.ts';
import { walkElements } from './walk.ts';

/** An image that lies beside an entry: where it is served, and its size in CSS pixels. */
export type PlacedImage = { href: string; width: number; height: number };

/** Sizes the images of a body, so that nothing moves when they arrive, and leaves out those that are not the book's own. */
export function placeImages(tree: Root, findOwn: (name: string) => PlacedImage | undefined): void {
  const place = (parent: Root | Element) => {
    const children = parent.children.filter(
      (child) => child.type !== 'element' || child.tagName !== 'img' || placeImage(child, findOwn),
    );
    if (children.length < parent.children.length) parent.children = children as Element['children'];
  };
  place(tree);
  walkElements(tree, (element) => {
    place(element);
    const only = element.tagName === 'p' && element.children.length === 1 ? element.children[0] : undefined;
    if (only?.type !== 'element' || only.tagName !== 'img') return;
    element.tagName = 'figure';
    element.properties.className = ['image'];
  });
}

function placeImage(element: Element, findOwn: (name: string) => PlacedImage | undefined): boolean {
  const name = imageNameOf(String(element.properties.src ?? ''));
  const image = name === undefined ? undefined : findOwn(name);
  if (!image) return false;
  const { href, width, height } = image;
  element.properties = {
    src: href,
    alt: element.properties.alt ?? '',
    width,
    height,
    loading: 'lazy',
    decoding: 'async',
  };
  return true;
}

import type { Element, ElementContent, Root } from 'hast';
import { imageNameOf, nameOfCopy } from '#lib/images/image.ts';
import type { Body } from '#lib/model/entry.ts';
import { element, text } from './element.ts';

/** An image that lies beside an entry: where it is served, and its size in CSS pixels. */
export type PlacedImage = { href: string; width: number; height: number };

/**
 * Sizes the images of a body, so that nothing moves when they arrive. No page loads one that is not the book's own: such
 * an image is left out, and of an imported text becomes a link to where it is.
 */
export function placeImages(
  tree: Root,
  findOwn: (name: string) => PlacedImage | undefined,
  format: Body['format'],
): void {
  const placed = (image: Element, isLinked: boolean): ElementContent[] => {
    const address = String(image.properties.src ?? '');
    const name = imageNameOf(address) ?? (format === 'mdx' ? undefined : nameOfCopy(address));
    const own = name === undefined ? undefined : findOwn(name);
    if (own) return [toImage(own, image)];
    return format === 'mdx' ? [] : toNotice(address, image, isLinked);
  };
  const visit = (parent: Root | Element, isLinked: boolean): void => {
    const children = parent.children as ElementContent[];
    if (children.some((child) => child.type === 'element' && child.tagName === 'img'))
      parent.children = children.flatMap((child) =>
        child.type === 'element' && child.tagName === 'img' ? placed(child, isLinked) : [child],
      );
    for (const child of parent.children)
      if (child.type === 'element') {
        visit(child, isLinked || child.tagName === 'a');
        frame(child);
      }
  };
  visit(tree, false);
}

/** An image alone in its paragraph is a figure. */
function frame(paragraph: Element): void {
  const only = paragraph.tagName === 'p' && paragraph.children.length === 1 ? paragraph.children[0] : undefined;
  if (only?.type !== 'element' || only.tagName !== 'img') return;
  paragraph.tagName = 'figure';
  paragraph.properties.className = ['image'];
}

const toImage = ({ href, width, height }: PlacedImage, { properties }: Element): Element =>
  element('img', { src: href, alt: properties.alt ?? '', width, height, loading: 'lazy', decoding: 'async' });

/** What forums write where nobody described a picture. */
const NO_WORDS = /^(?:|enter image description here|image|alt text)$/i;

/** Says that there is a picture elsewhere, and leads there where that can be followed. */
function toNotice(address: string, { properties }: Element, isLinked: boolean): ElementContent[] {
  const words = String(properties.alt ?? properties.title ?? '').trim();
  const said = text(`[Picture${NO_WORDS.test(words) ? '' : `: ${words}`}]`);
  const href = address.startsWith('//') ? `https:${address}` : address;
  if (isLinked || !/^https?:\/\/[^/\\]/i.test(href) || !URL.canParse(href)) return [said];
  return [element('a', { href, className: ['external'], rel: ['external'] }, [said])];
}

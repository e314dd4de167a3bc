import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Root } from 'hast';
import { imageSize } from 'image-size';
import { visit } from 'unist-util-visit';

/** An image that lies beside an entry: where it is served, and its size in CSS pixels. */
export type Image = { href: string; width: number; height: number };

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** The address below the site's root of an image beside an entry's file. */
export const imageAddress = (file: string, name: string): string => `/media/${dirname(file)}/${basename(name)}`;

/** Finds an image beside an entry's file and its size; nothing when it is missing or no image, which `check` says. */
export function findImage(contentDir: string, file: string, name: string): { address: string; width: number; height: number } | undefined {
  if (!IMAGE.test(name) || /^[a-z]+:|^\/|\.\./i.test(name)) return undefined;
  try {
    const { width, height } = imageSize(readFileSync(join(contentDir, dirname(file), name)));
    return { address: imageAddress(file, name), width, height };
  } catch {
    return undefined;
  }
}

/** Every image below the content folder and the address it is served from. */
export function collectImages(contentDir: string): { from: string; to: string }[] {
  return readdirSync(contentDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && IMAGE.test(entry.name))
    .map((entry) => {
      const from = join(entry.parentPath, entry.name);
      return { from, to: imageAddress(from.slice(contentDir.length).replace(/^[\\/]/, '').replaceAll('\\', '/'), entry.name) };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Sizes the images of a body, so that nothing moves when they arrive, and leaves out those that are not the book's own. */
export function placeImages(tree: Root, findOwn: (name: string) => Image | undefined): void {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'img' || index === undefined || !parent) return undefined;
    const image = findOwn(decodeURI(String(element.properties.src ?? '')));
    if (!image) {
      parent.children.splice(index, 1);
      return index;
    }
    const { href, width, height } = image;
    element.properties = { src: href, alt: element.properties.alt ?? '', width, height, loading: 'lazy', decoding: 'async' };
    return undefined;
  });
  visit(tree, 'element', (paragraph) => {
    const only = paragraph.tagName === 'p' && paragraph.children.length === 1 ? paragraph.children[0] : undefined;
    if (only?.type !== 'element' || only.tagName !== 'img') return;
    paragraph.tagName = 'figure';
    paragraph.properties.className = ['image'];
  });
}

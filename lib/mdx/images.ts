import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Element, Root } from 'hast';
import { imageSize } from 'image-size';
import { walkElements } from './walk.ts';

/** An image that lies beside an entry: where it is served, and its size in CSS pixels. */
export type Image = { href: string; width: number; height: number };

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** The address below the site's root of an image beside an entry's file. */
export const imageAddress = (file: string, name: string): string => `/media/${dirname(file)}/${basename(name)}`;

/** Finds an image beside an entry's file and its size; nothing when it is missing or no image, which `check` says. */
export function findImage(
  contentDir: string,
  file: string,
  name: string,
): { address: string; width: number; height: number } | undefined {
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
      return {
        from,
        to: imageAddress(
          from
            .slice(contentDir.length)
            .replace(/^[\\/]/, '')
            .replaceAll('\\', '/'),
          entry.name,
        ),
      };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Sizes the images of a body, so that nothing moves when they arrive, and leaves out those that are not the book's own. */
export function placeImages(tree: Root, findOwn: (name: string) => Image | undefined): void {
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

function placeImage(element: Element, findOwn: (name: string) => Image | undefined): boolean {
  const image = findOwn(decodeURI(String(element.properties.src ?? '')));
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

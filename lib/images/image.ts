import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { imageSize } from 'image-size';
import { isAscii } from '#lib/model/words.ts';
import { type ImageFault, readSvg } from './svg.ts';

/** An image as it is published, and its size in CSS pixels. */
export type Image = { bytes: Uint8Array; width: number; height: number };

/** What the bytes of a file have to be, by the ending of its name. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['png', 'png'],
  ['jpg', 'jpg'],
  ['jpeg', 'jpg'],
  ['gif', 'gif'],
  ['webp', 'webp'],
  ['avif', 'avif'],
  ['svg', 'svg'],
]);

const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);

/** Whether a file's name is an image's. */
export const isImage = (file: string): boolean => file.includes('.') && TYPES.has(endingOf(file));

/** Where an image lies below the site's root, as a path without escapes. */
export const imagePath = (file: string): string => `media/${imageKey(file)}`;

/** A file's name in one form: some systems write é as e and an accent, and authors do not see which. */
export const imageKey = (file: string): string => file.normalize('NFC');

/** The name of the file beside an entry that an image's address in its text means; nothing when it means none. */
export function imageNameOf(url: string): string | undefined {
  const name = decoded(url).replace(/^\.\//, '');
  return name === '' || /[/\\?#:]/.test(name) || name.startsWith('.') ? undefined : name;
}

/** The name under which an import keeps a copy of the picture at a web address: the last part of its path. */
export function nameOfCopy(address: string): string | undefined {
  const whole = address.startsWith('//') ? `https:${address}` : address;
  if (!/^https?:/i.test(whole) || !URL.canParse(whole)) return undefined;
  const name = decoded(new URL(whole).pathname.split('/').at(-1) ?? '');
  return imageNameOf(name) !== undefined && isImage(name) ? name : undefined;
}

/** A URL's text without its percent escapes, or as it is when they are malformed. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/**
 * Reads an image and says why it is none: its bytes are not of the type that its name says, or it is an SVG with more in it
 * than a picture. Of an SVG the bytes are the picture alone, whatever its file holds.
 */
export function readImage(file: string, bytes: Uint8Array): { image?: Image; faults: ImageFault[] } {
  return endingOf(file) === 'svg' ? readSvgImage(bytes) : readRaster(file, bytes);
}

/** Where an image lies whose name may be written in another form; throws when there is none. */
function pathOf(contentDir: string, file: string): string {
  const path = join(contentDir, file);
  if (isAscii(file) || existsSync(path)) return path;
  const folder = dirname(path);
  const name = readdirSync(folder).find((other) => imageKey(other) === imageKey(basename(file)));
  return join(folder, name ?? basename(file));
}

/** Reads an image of a content folder; nothing when it is missing, a link or no image, which `check` says. */
export function loadImage(contentDir: string, file: string): Image | undefined {
  try {
    const path = pathOf(contentDir, file);
    return isImage(file) && lstatSync(path).isFile() ? readImage(file, readFileSync(path)).image : undefined;
  } catch {
    return undefined; // not there, or with a name that no file can have
  }
}

/** Finds an image in the folder of an entry's file by its name; nothing when it is missing or no image, which `check` says. */
export function findImage(
  contentDir: string,
  folder: string,
  name: string,
): { address: string; width: number; height: number } | undefined {
  const file = `${folder}/${name}`;
  const image = loadImage(contentDir, file);
  return image && { address: encodeURI(`/${imagePath(file)}`), width: image.width, height: image.height };
}

const malformed = (message: string, hint: string): { faults: ImageFault[] } => ({
  faults: [{ kind: 'malformed', at: 0, message, hint }],
});

function readRaster(file: string, bytes: Uint8Array): { image?: Image; faults: ImageFault[] } {
  const wanted = TYPES.get(endingOf(file));
  try {
    const { type, width, height } = imageSize(bytes);
    if (type === wanted && width > 0 && height > 0) return { image: { bytes, width, height }, faults: [] };
    return malformed(
      `is named .${endingOf(file)}, and its bytes are ${type ?? 'something else'}`,
      'Save it as what its name says, or rename it.',
    );
  } catch {
    return malformed(`cannot be read as ${wanted}`, `Save it anew as ${wanted}.`);
  }
}

function readSvgImage(bytes: Uint8Array): { image?: Image; faults: ImageFault[] } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return malformed('is not UTF-8', 'Save it as plain SVG in UTF-8, not compressed.');
  }
  const { picture, frame, faults } = readSvg(text);
  if (picture === undefined) return { faults };
  const size = sizeOf(frame);
  if (size) return { image: { bytes: Buffer.from(picture), ...size }, faults };
  const { faults: sizeless } = malformed('has no size', 'Give <svg> a width and height, or a viewBox.');
  return { faults: [...faults, ...sizeless] };
}

/** The size that an SVG's root says; nothing when it says none. */
function sizeOf(frame: ReadonlyMap<string, string>): { width: number; height: number } | undefined {
  const said = ['width', 'height', 'viewBox'].flatMap((name) => {
    const value = frame.get(name);
    return value === undefined ? [] : [` ${name}="${value.replace(/["<>]/g, '')}"`];
  });
  try {
    const { width, height } = imageSize(Buffer.from(`<svg xmlns=""${said.join('')}/>`));
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

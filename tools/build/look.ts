import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON, LOGO } from '#lib/check/layout.ts';
import { PAPERS } from '#lib/schema/contrast.ts';
import type { Settings } from '#lib/schema/settings.ts';
import { spokenFor } from '#lib/words/say.ts';

/** What a book looks like of its own: the text of its icon, the bytes of its logo, its accent, the languages of its interface beside English. */
export type Look = { icon?: string; logo?: Uint8Array; accent?: Settings['accent']; languages?: string[] };

/** Reads what a book looks like from its folder, which was checked. */
export function lookOf(content: string, settings: Settings | undefined): Look {
  const read = (name: string) => (existsSync(join(content, name)) ? readFileSync(join(content, name)) : undefined);
  const [icon, logo] = [read(ICON), read(LOGO)];
  return {
    ...(icon ? { icon: icon.toString('utf8') } : {}),
    ...(logo ? { logo } : {}),
    ...(settings?.accent ? { accent: settings.accent } : {}),
    languages: [...new Set((settings?.languages ?? []).map(spokenFor))].filter((language) => language !== 'en'),
  };
}

/** The rule that gives a book its accent; a browser that forces colours keeps its own. */
export const accentRule = ({ accent }: Look): string =>
  accent ? `@media not (forced-colors: active){:root{--accent:light-dark(${accent.light},${accent.dark})}}` : '';

/** The sign of a book that has none of its own: a page with its margin. */
const plainIcon = (colour = '#50514b'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${colour}" fill-rule="evenodd" d="M4 5h24v22H4zm3 3v16h11V8zm14 0v16h4V8z"/></svg>`;

/** A file beside the pages: its path and its bytes. */
type Icon = { path: string; bytes: Uint8Array };

/** Icons by what they were drawn from: `npm run dev` asks again with every change. */
const drawn = new Map<string, Promise<Icon[]>>();

/** The icon of a book in the three forms that browsers, systems and readers of `opensearch.xml` take. */
export function iconFiles({ icon, accent }: Look): Promise<Icon[]> {
  const svg = icon ?? plainIcon(accent?.light);
  const known = drawn.get(svg) ?? drawIcons(svg);
  drawn.set(svg, known);
  return known;
}

async function drawIcons(svg: string): Promise<Icon[]> {
  const { default: sharp } = await import('sharp');
  const small = await sharp(Buffer.from(svg), { density: 288 }).resize(32, 32, FIT).png().toBuffer();
  const touch = await sharp(Buffer.from(svg), { density: 720 })
    .resize(140, 140, FIT)
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: '#0000' })
    .flatten({ background: PAPERS.light[0] })
    .png()
    .toBuffer();
  return [
    { path: 'favicon.svg', bytes: Buffer.from(svg) },
    { path: 'favicon.ico', bytes: toIco(small) },
    { path: 'apple-touch-icon.png', bytes: touch },
  ];
}

const FIT = { fit: 'contain', background: '#0000' } as const;

/** A PNG of 32 × 32 px as the one picture of an ICO file, which may hold PNGs since Windows Vista. */
function toIco(png: Uint8Array): Uint8Array {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // an icon
  head.writeUInt16LE(1, 4); // of one picture
  head.set([32, 32], 6);
  head.writeUInt16LE(1, 10); // one plane
  head.writeUInt16LE(32, 12); // bits a pixel
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

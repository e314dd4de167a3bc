import { startsRightToLeft } from '#lib/model/direction.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { type Face, findGlyph } from './card-fonts.ts';

/** How wide a character is that the faces do not have, in parts of the size. */
const WIDE = 1;
const NARROW = 0.6;

const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

const widthOfCharacter = (face: Face, character: string): number =>
  findGlyph(face, character)?.advance ??
  (EAST_ASIAN.test(character) || /\p{Emoji_Presentation}/u.test(character) ? WIDE : NARROW);

/** How wide a text is, in parts of the size. */
const widthOf = (face: Face, text: string): number =>
  charactersOf(text).reduce((sum, character) => sum + widthOfCharacter(face, character), 0);

/** Where a text may be broken: behind spaces, around East Asian characters, and inside a word that fills a line by itself. */
function piecesOf(face: Face, text: string, most: number): string[] {
  return text
    .split(/(?<= )/)
    .flatMap((word) => (EAST_ASIAN.test(word) || widthOf(face, word.trimEnd()) > most ? charactersOf(word) : [word]));
}

/**
 * Breaks a text into lines.
 * @param width how wide a line may be, in parts of the size
 * @param most how many lines there may be; a longer text is cut at a word and ends in an ellipsis
 */
export function wrapText(face: Face, text: string, width: number, most: number): { lines: string[]; cut: boolean } {
  const lines: string[] = [''];
  for (const piece of piecesOf(face, text, width)) {
    const line = lines.at(-1) ?? '';
    if (widthOf(face, (line + piece).trimEnd()) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  const trimmed = lines.map((line) => line.trim());
  if (trimmed.length <= most) return { lines: trimmed, cut: false };
  const kept = trimmed.slice(0, most);
  let last = kept[most - 1] ?? '';
  while (widthOf(face, `${last}…`) > width)
    last = last.includes(' ') ? last.replace(/ [^ ]*$/, '') : charactersOf(last).slice(0, -1).join('');
  kept[most - 1] = `${last.replace(/[\s,;:.–—-]+$/, '')}…`;
  return { lines: kept, cut: true };
}

/** Flags, keys, people of several characters, as Unicode lists them. */
const SEQUENCE = String.raw`\p{RGI_Emoji}`;

/** Pictures in a text. A symbol that a face has is drawn. */
const PICTURE = new RegExp(
  `${SEQUENCE}|\\p{Extended_Pictographic}\\ufe0f?|\\p{Regional_Indicator}|\\p{Emoji_Modifier}|[0-9#*]\\ufe0f?\\u20e3`,
  'gv',
);

/** A text without pictures, and without the spaces they leave: no font that is everywhere has them, and an empty box says nothing. */
export function withoutPictures(text: string): string {
  let kept = '';
  let at = 0;
  for (const { 0: picture, index } of text.matchAll(PICTURE)) {
    kept += text.slice(at, index);
    at = index + picture.length;
    const symbol = picture.replace('\ufe0f', '');
    if ([...symbol].length === 1 && findGlyph('sans', symbol)) kept += symbol;
    else {
      kept = kept.trimEnd();
      at += /^ +(?=[.,;:!?…])/.exec(text.slice(at))?.[0].length ?? 0;
    }
  }
  return (kept + text.slice(at))
    .replaceAll('\u200d', (joiner, place: number, whole: string) =>
      /\p{L}/u.test(whole[place - 1] ?? '') ? joiner : '',
    )
    .trim();
}

/**
 * A line as SVG: the outlines of its characters, so that it looks the same wherever it is drawn. A line with a character
 * that the faces do not have is left to the system's fonts as a whole, which also sets it from right to left where it must.
 * @param outlines gathers the outlines that the line refers to, by id
 */
export function drawLine(
  face: Face,
  text: string,
  x: number,
  y: number,
  size: number,
  outlines: Map<string, string>,
): string {
  const glyphs = charactersOf(text).map((character) => findGlyph(face, character));
  if (glyphs.includes(undefined))
    return `<text x="${x}" y="${y}" font-size="${size}" font-family="${face === 'serif' ? 'serif' : 'sans-serif'}"${startsRightToLeft(text) ? ' direction="rtl" text-anchor="end"' : ''}>${escapeHtml(text)}</text>`;
  let at = 0;
  const uses = glyphs.map((glyph) => {
    if (!glyph) return '';
    outlines.set(glyph.id, glyph.outline);
    const use = glyph.outline ? `<use href="#${glyph.id}" x="${Math.round(at)}"/>` : '';
    at += glyph.advance * glyph.units;
    return use;
  });
  const scale = size / (glyphs[0]?.units ?? 1000);
  return `<g transform="translate(${x} ${y}) scale(${scale})">${uses.join('')}</g>`;
}

/** How wide a text is in px. */
export const widthIn = (face: Face, text: string, size: number): number => widthOf(face, text) * size;

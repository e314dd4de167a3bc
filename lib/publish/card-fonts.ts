import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import opentype, { type Font } from 'opentype.js';

/** A face of a card. */
export type Face = 'serif' | 'sans' | 'sans-bold';

/** A character as it is drawn: its outline in units of the face, and how far it moves the pen, in parts of the size. */
export type CardGlyph = { id: string; outline: string; advance: number; units: number };

const require = createRequire(import.meta.url);

/** Source Serif and Source Sans (OFL 1.1), as packages; each script is a file of its own. */
const FILES: Record<Face, { name: `@fontsource/${string}`; weight: number }> = {
  serif: { name: '@fontsource/source-serif-4', weight: 600 },
  sans: { name: '@fontsource/source-sans-3', weight: 400 },
  'sans-bold': { name: '@fontsource/source-sans-3', weight: 600 },
};

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

const fonts = new Map<string, Font>();

function fontOf(face: Face, subset: string): Font {
  const key = `${face}-${subset}`;
  let font = fonts.get(key);
  if (!font) {
    const { name, weight } = FILES[face];
    const folder = dirname(require.resolve(`${name}/package.json`));
    const bytes = readFileSync(join(folder, `files/${basename(name)}-${subset}-${weight}-normal.woff`));
    font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    fonts.set(key, font);
  }
  return font;
}

const glyphs = new Map<string, CardGlyph | null>();

/** A character in a face; nothing when no file of the face has it. */
export function findGlyph(face: Face, character: string): CardGlyph | undefined {
  const key = `${face}${character}`;
  let glyph = glyphs.get(key);
  if (glyph === undefined) {
    glyph = loadGlyph(face, character);
    glyphs.set(key, glyph);
  }
  return glyph ?? undefined;
}

function loadGlyph(face: Face, character: string): CardGlyph | null {
  for (const subset of SUBSETS) {
    const font = fontOf(face, subset);
    const index = font.charToGlyphIndex(character);
    if (index === 0) continue;
    const glyph = font.glyphs.get(index);
    return {
      id: `${face}-${subset}-${index}`,
      // With fewer decimals opentype.js 2.0.0 runs a number that rounds to -0 into the one before it.
      outline: glyph.getPath(0, 0, font.unitsPerEm).toPathData(2),
      advance: (glyph.advanceWidth ?? 0) / font.unitsPerEm,
      units: font.unitsPerEm,
    };
  }
  return null;
}

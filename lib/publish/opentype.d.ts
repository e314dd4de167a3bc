declare module 'opentype.js' {
  /** The outline of a glyph at a place and size, in px. */
  type Path = { toPathData(decimalPlaces?: number): string };
  /** One glyph of a font; widths are in the font's units. */
  type Glyph = { advanceWidth?: number; getPath(x: number, y: number, fontSize: number): Path };
  /** What is read of a font. */
  export type Font = {
    unitsPerEm: number;
    charToGlyphIndex(character: string): number;
    glyphs: { get(index: number): Glyph };
  };
  const opentype: {
    /** Reads TrueType, OpenType and WOFF; throws when a file is none of them. */
    parse(file: ArrayBuffer): Font;
  };
  export default opentype;
}

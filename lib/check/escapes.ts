/** A stretch of a file that stands for other characters, such as `\u202e` in double quotes or `&#x202e;` in a text. */
export type Spelling = { start: number; end: number; text: string };

/** What YAML's escapes of one letter stand for, JSON's among them; every other sign stands for itself. */
const LETTERS: Record<string, string> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

/** The escapes in a text in double quotes, of YAML (1.2) or JSON. An escaped end of line stands for nothing. */
export function findEscapes(quoted: string, offset = 0): Spelling[] {
  return [...quoted.matchAll(ESCAPE)].map(({ 0: escape, 1: x, 2: u, 3: U, 4: sign, index }) => {
    const code = Number.parseInt(x ?? u ?? U ?? '', 16);
    const text =
      sign === undefined ? (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)) : (LETTERS[sign] ?? sign);
    return { start: offset + index, end: offset + index + escape.length, text: sign === '\n' ? '' : text };
  });
}

import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { visit } from 'unist-util-visit';
import { parseBody } from '#lib/mdx/parse.ts';
import type { Stretch } from '../characters.ts';
import type { Spelling } from '../escapes.ts';
import { findExcess } from './excess.ts';
import type { Body } from './tree.ts';

// An odd number of backslashes before it makes the sign only a sign.
const REFERENCE = /(?<!(?:^|[^\\])\\(?:\\\\)*)&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g;

/**
 * The character references of a text and what each asks for, code left out. HTML and Markdown put U+FFFD for some of these;
 * who wrote one still meant another character.
 * @param offset where the text begins in its file
 */
export function findCharacterReferences(body: Body, offset: number): Spelling[] {
  if (!body.source.includes('&')) return [];
  const found = [...body.source.matchAll(REFERENCE)].flatMap(({ 0: reference, 1: decimal, 2: hex, 3: name, index }) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const text =
      name === undefined
        ? code > 0x10ffff
          ? '\ufffd'
          : String.fromCodePoint(code)
        : decodeNamedCharacterReference(name);
    return text === false ? [] : [{ start: offset + index, end: offset + index + reference.length, text }];
  });
  // Reading a text to know its code costs more than all else here, and most references are harmless.
  if (found.every(({ text }) => /^[\t\n\x20-\x7e]+$/.test(text))) return [];
  const code = codeIn(body, offset);
  return found.filter(({ start, end }) => !code.some((stretch) => start >= stretch.start && end <= stretch.end));
}

/** Where code stands in a text; the whole of a text that cannot be read counts as code, so that nothing in it is mended. */
export function codeIn({ source, format }: Body, offset: number): Stretch[] {
  const whole = [{ start: offset, end: offset + source.length }];
  if (findExcess(source, format)) return whole;
  const stretches: Stretch[] = [];
  try {
    visit(parseBody(source, format), (node) => {
      const { start, end } = node.position ?? {};
      if ((node.type === 'code' || node.type === 'inlineCode') && start && end)
        stretches.push({ start: offset + (start.offset ?? 0), end: offset + (end.offset ?? 0) });
    });
  } catch {
    return whole;
  }
  return stretches;
}

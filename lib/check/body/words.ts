import { plainForm, UNSEEN } from '#lib/model/words.ts';
import type { FileFacts } from '../facts.ts';
import { Lines } from '../span.ts';
import { blankFences } from './prose.ts';

const LETTERS = String.raw`\p{L}[\p{L}\p{N}\p{M}${UNSEEN}]*`;
const WORD = new RegExp(`${LETTERS}(?:['’-]${LETTERS})*`, 'gu');
// An abbreviation (DNS, I/O is none) or a name with capitals inside (CPython): words no dictionary of English has.
const TECHNICAL = /^(?:\p{Lu}{2,}|\p{Lu}+\p{Ll}+\p{Lu}[\p{L}]*)s?$/u;
// Each part stops at its own first sign, so that no text makes it look far ahead again and again.
const NOT_TEXT = /`[^`\n]*`|\]\([^()\s]*\)|<[^<>\n]*>|https?:\/\/\S+|\[\[[^[\]\n]*\]\]|^> \[!\w+\]/gm;

/** The words of some texts: all of them once, and the technical ones counted. Code, addresses and tags are left out. */
export function readWords(
  body: { source: string; line: number },
  texts: string[],
): Pick<FileFacts, 'words' | 'technical'> {
  // Blanked, not removed, so that places stay.
  const source = blankFences(body.source);
  const prose = /[`<[:]/.test(source) ? source.replace(NOT_TEXT, (part) => part.replace(/[^\n]/g, ' ')) : source;
  const words = new Set<string>();
  const technical = new Map<string, { count: number; at: number }>();
  for (const match of prose.matchAll(WORD)) {
    const word = plainForm(match[0]);
    words.add(word.toLowerCase());
    if (!TECHNICAL.test(word)) continue;
    const known = technical.get(word);
    if (known) known.count += 1;
    else technical.set(word, { count: 1, at: match.index });
  }
  // Words in double brackets are blanked above; a forced link is a use that references tell.
  for (const text of texts) for (const match of text.matchAll(WORD)) words.add(plainForm(match[0]).toLowerCase());
  if (technical.size === 0) return { words: ` ${[...words].join(' ')} `, technical: [] };
  const lines = new Lines(prose);
  return {
    words: ` ${[...words].join(' ')} `,
    technical: [...technical].map(([word, { count, at }]) => {
      const [line, column] = lines.point(at);
      const from = line + body.line - 1;
      return { word, count, span: [from, column, from, column + word.length] as const };
    }),
  };
}

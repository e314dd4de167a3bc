import { analyse, type Token } from './analyser.ts';
import type { TextPart } from './protocol.ts';

/** Terms that are looked for and what each tells. */
export type Wanted = ReadonlyMap<string, number>;

/** How long an excerpt is, in UTF-16 units, and how far before the first match it may begin. */
const LENGTH = 180;
const LEAD = 60;

/** A text in pieces, marked where a wanted term stands. */
export function markTerms(text: string, wanted: Wanted, tokens: readonly Token[] = analyse(text)): TextPart[] {
  const parts: TextPart[] = [];
  let last = 0;
  for (const { start, end, term } of tokens) {
    if (start < last || end > text.length || !wanted.has(term)) continue;
    if (start > last) parts.push({ text: text.slice(last, start) });
    parts.push({ text: text.slice(start, end), mark: true });
    last = end;
  }
  if (last < text.length) parts.push({ text: text.slice(last) });
  return parts;
}

/** The stretch of a text that has most of what is wanted: its weight, and where its first match begins. */
export type Stretch = { weight: number; start: number };

/** Finds the stretch of an excerpt's length that has the most telling terms, each counted once; nothing when it has none. */
export function findStretch(tokens: readonly Token[], wanted: Wanted): Stretch | undefined {
  const matches = tokens.filter(({ term }) => wanted.has(term));
  let best: Stretch | undefined;
  for (const [index, { start }] of matches.entries()) {
    const terms = new Set<string>();
    for (let i = index; i < matches.length; i++) {
      const match = matches[i] as Token;
      if (match.end > start + LENGTH - LEAD) break;
      terms.add(match.term);
    }
    let weight = 0;
    for (const term of terms) weight += wanted.get(term) ?? 0;
    if (!best || weight > best.weight) best = { weight, start };
  }
  return best;
}

/** Cuts an excerpt out of a text around a match, from the beginning of its sentence if that is near, and marks it. */
export function cutExcerpt(text: string, { start }: Stretch, wanted: Wanted): TextPart[] {
  const from = Math.max(0, start - LEAD);
  const sentence = /[.!?:\n]\s+(?=[^.!?:\n]*$)/.exec(text.slice(from, start));
  const word = text.slice(from, start).search(/\s/);
  const begin =
    from === 0 && !sentence ? 0 : from + (sentence ? sentence.index + sentence[0].length : Math.max(0, word + 1));
  let end = Math.min(text.length, begin + LENGTH);
  if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), start + 1);
  const isCut = begin > 0 && !sentence;
  const piece = `${isCut ? '…' : ''}${text.slice(begin, end).trim()}${end < text.length ? '…' : ''}`;
  return markTerms(piece.replace(/\s+/g, ' '), wanted);
}

import { type Tangle, tangleOf } from './tangle.ts';

/** A cheaper text that means the same to `check`. Lines are the source's; `columnOf` tells the source's columns. */
export type Masked = { text: string; tangle?: Tangle; columnOf: (line: number, column: number) => number };

/** A stretch of a line that was taken out: where, from 0, and how many units. */
type Cut = { at: number; length: number };

const FENCE = /^(`{3,}|~{3,})([^\n]*)$/;
// In lists, quotes, tags and expressions a fence may not be one.
const HIDES_FENCES = /^[\s>*+-]*[<{]|^[ \t>*+\-\d.)]+(?:`{3}|~{3})/;
// What links, shows, marks or runs; without one of these a block says nothing that is checked. Fences hide, so they stay.
const SPEAKS = /[[<{]|:\/\/|www\.|@|```|~~~|^(?:import|export)\b/;
// What may stand in brackets of several lines or be matched elsewhere must stay as it is.
const KEEPS_WORDS = /[<{]|\[\[|\[\^|\]:|\]\[/;
const WORDS = /(?<= )[A-Za-z][A-Za-z0-9 ,;']{14,}(?= \S)/g;

/**
 * Takes out what holds nothing to check. Reading Markdown costs about 3 µs a character, and most of a text is prose:
 * fenced code at the margin and blocks at the margin that hold no sign of a link, image, tag, expression or fence are
 * blanked (an `x` stays, for a paragraph ends the list before it); in lines that hold more, runs of plain words become
 * one letter. That this changes no finding is tested against the whole text.
 */
export function maskBody(source: string): Masked {
  const lines = source.split('\n');
  // From the first line after which a fence may not be one, none is taken for one.
  let simple = true;
  let tangle: Tangle | undefined;
  for (let at = 0; at < lines.length; ) {
    if (simple && isFence(lines[at] ?? '')) {
      const end = closingFence(lines, at);
      lines.fill('', at + 1, end);
      at = end + 1;
      continue;
    }
    const end = endOfBlock(lines, at, simple);
    const block = lines.slice(at, end);
    tangle ??= tangleOf(block, at + 1);
    simple &&= !block.some((line) => HIDES_FENCES.test(line));
    if (
      block.length > 0 &&
      !/^[ \t]/.test(block[0] ?? '') &&
      !goesOn(lines, end) &&
      !block.some((line) => SPEAKS.test(line))
    ) {
      lines.fill('', at, end);
      lines[at] = 'x';
    }
    at = Math.max(end, at + 1);
  }
  const cuts = simple && !lines.some((line) => KEEPS_WORDS.test(line)) ? cutWords(lines) : new Map<number, Cut[]>();
  return {
    text: lines.join('\n'),
    ...(tangle ? { tangle } : {}),
    columnOf: (line, column) => uncut(cuts.get(line), column),
  };
}

/** Whether what follows is indented, and so may belong to a list or note that the block before it began. */
function goesOn(lines: string[], from: number): boolean {
  for (let at = from; at < lines.length; at += 1) if (lines[at]?.trim() !== '') return /^[ \t]/.test(lines[at] ?? '');
  return false;
}

/** A text with the lines of its fenced code blanked, lists and quotes included; good enough to count words. */
export function blankFences(source: string): string {
  if (!source.includes('```') && !source.includes('~~~')) return source;
  let open = '';
  return source
    .split('\n')
    .map((line) => {
      const fence = /^[ \t>*+\-\d.)]*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
      const inside = open !== '';
      if (!inside) open = fence;
      else if (fence.startsWith(open)) open = '';
      // As many spaces, so that places after it stay.
      return inside || fence ? ' '.repeat(line.length) : line;
    })
    .join('\n');
}

function isFence(line: string): boolean {
  const fence = FENCE.exec(line);
  return fence !== null && !(fence[1]?.startsWith('`') && fence[2]?.includes('`'));
}

/** The line that closes the fence at `from`, or the end of the text. */
function closingFence(lines: string[], from: number): number {
  const opening = FENCE.exec(lines[from] ?? '')?.[1] ?? '```';
  for (let at = from + 1; at < lines.length; at += 1)
    if (/^(`{3,}|~{3,})[ \t]*$/.exec(lines[at] ?? '')?.[1]?.startsWith(opening)) return at;
  return lines.length;
}

/** The line after a block that begins at `from`: blank, a fence, or the end. */
function endOfBlock(lines: string[], from: number, simple: boolean): number {
  let end = from;
  while (end < lines.length && lines[end]?.trim() !== '' && !(simple && end > from && isFence(lines[end] ?? '')))
    end += 1;
  return end;
}

/** Shortens lines in place; the cuts by line, from 1. */
function cutWords(lines: string[]): Map<number, Cut[]> {
  const cuts = new Map<number, Cut[]>();
  for (const [index, line] of lines.entries()) {
    if (line.length < 20) continue;
    const made: Cut[] = [];
    let cut = 0;
    lines[index] = line.replace(WORDS, (words, at: number) => {
      made.push({ at: at - cut, length: words.length - 1 });
      cut += words.length - 1;
      return 'x';
    });
    if (made.length > 0) cuts.set(index + 1, made);
  }
  return cuts;
}

function uncut(cuts: Cut[] | undefined, column: number): number {
  return (cuts ?? []).reduce((sum, { at, length }) => (column - 1 > at ? sum + length : sum), column);
}

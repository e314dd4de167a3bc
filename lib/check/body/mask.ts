/** A place in a text, from 1. */
export type Point = { line: number; column: number };

/** A cheaper text that means the same to `check`; `pointOf` tells where a place of it is in the source. */
export type Masked = { text: string; pointOf: (point: Point) => Point };

/** A line that stays: its number in the source, and what was cut out of it. */
type Line = { text: string; number: number; cuts: { at: number; length: number }[] };

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
 * fenced code at the margin goes, blocks at the margin that hold no sign of a link, image, tag, expression or fence
 * become an `x` (a paragraph ends the list before it), and in lines that hold more, runs of plain words become one
 * letter. That this changes no finding is tested against the whole text.
 */
export function maskBody(source: string): Masked {
  const lines = source.split('\n');
  const kept: Line[] = [];
  const keep = (from: number, to: number, text?: string): void => {
    for (let at = from; at < to; at += 1) {
      const line = text ?? lines[at] ?? '';
      // A second blank line, or a second x, says no more than the first.
      if (line.trim() === '' && kept.at(-1)?.text.trim() === '') continue;
      if (text === 'x' && kept.at(-1)?.text.trim() === '' && kept.at(-2)?.text === 'x') continue;
      kept.push({ text: line, number: at + 1, cuts: [] });
    }
  };
  // From the first line after which a fence may not be one, none is taken for one.
  let simple = true;
  for (let at = 0; at < lines.length; ) {
    if (simple && isFence(lines[at] ?? '')) {
      const end = closingFence(lines, at);
      keep(at, at + 1);
      keep(end, Math.min(end + 1, lines.length));
      at = end + 1;
      continue;
    }
    const end = Math.max(endOfBlock(lines, at, simple), at + 1);
    const block = lines.slice(at, end);
    simple &&= !block.some((line) => HIDES_FENCES.test(line));
    const isPlain =
      !/^[ \t]|^$/.test(block[0] ?? '') && !goesOn(lines, end) && !block.some((line) => SPEAKS.test(line));
    if (isPlain) keep(at, at + 1, 'x');
    else keep(at, end);
    at = end;
  }
  if (simple && !kept.some(({ text }) => KEEPS_WORDS.test(text))) for (const line of kept) cutWords(line);
  return {
    text: kept.map(({ text }) => text).join('\n'),
    pointOf: (point) => uncut(kept, point),
  };
}

/** Whether what follows is indented, and so may belong to a list or note that the block before it began. */
function goesOn(lines: string[], from: number): boolean {
  for (let at = from; at < lines.length; at += 1) if (lines[at]?.trim() !== '') return /^[ \t]/.test(lines[at] ?? '');
  return false;
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

/** Shortens a line in place. */
function cutWords(line: Line): void {
  if (line.text.length < 20) return;
  let gone = 0;
  line.text = line.text.replace(WORDS, (words, at: number) => {
    line.cuts.push({ at: at - gone, length: words.length - 1 });
    gone += words.length - 1;
    return 'x';
  });
}

function uncut(kept: Line[], { line, column }: Point): Point {
  const { number, cuts } = kept[line - 1] ?? { number: line, cuts: [] };
  return { line: number, column: cuts.reduce((sum, { at, length }) => (column - 1 > at ? sum + length : sum), column) };
}

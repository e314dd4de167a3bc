import type { Nodes, Parents, Root } from 'mdast';

/** Stands for what Markdown made something of. */
export const MADE = '\0';

/**
 * What of a text Markdown left as text, at its place: everything it read as a sign, code, an address or an escape is
 * `MADE`, and what begins lines (indentation, marks of lists and quotations) is spaces. As long as the source.
 */
export function residueOf(source: string, tree: Root): string {
  const letters: string[] = Array.from({ length: source.length }, (_, at) => (source[at] === '\n' ? '\n' : ' '));
  const fill = (from: number, to: number, letterAt: (at: number) => string) => {
    for (let at = from; at < to; at += 1) if (source[at] !== '\n') letters[at] = letterAt(at);
  };
  const walk = (node: Nodes, isInline: boolean): void => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const holdsWords = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    if (holdsWords) {
      fill(from, to, () => MADE);
      blankBeginnings(source, from, to, letters);
    }
    if (node.type === 'text' && isInline) {
      fill(from, to, (at) => source[at] ?? '');
      blankBeginnings(source, from, to, letters);
    }
    if (!('children' in node)) return;
    const children = (node as Parents).children as Nodes[];
    for (const [at, child] of children.entries()) {
      if (child.position) walk(child, isInline || holdsWords);
      // A text that holds a bare address is cut in pieces that have no place: as a whole it still stands between its neighbours.
      else if (isInline || holdsWords) {
        const start = children.slice(0, at).findLast(({ position }) => position)?.position?.end.offset ?? from;
        const end = children.slice(at).find(({ position }) => position)?.position?.start.offset ?? to;
        fill(start, end, (place) => source[place] ?? '');
        blankBeginnings(source, start, end, letters);
      }
    }
  };
  walk(tree, false);
  return blankEscapes(letters.join(''));
}

/** The beginnings of the lines of a block but the first: they belong to the quotation or list around it. */
function blankBeginnings(source: string, from: number, to: number, letters: string[]): void {
  for (let line = source.indexOf('\n', from) + 1; line > 0 && line < to; line = source.indexOf('\n', line) + 1) {
    const beginning = /^[ \t]*(?:>[ \t]?)*[ \t]*/.exec(source.slice(line, Math.min(to, line + 80)))?.[0].length ?? 0;
    for (let at = line; at < line + beginning; at += 1) letters[at] = ' ';
  }
}

const blankEscapes = (text: string): string => text.replace(/\\[!-/:-@[-`{-~]/g, MADE + MADE);

/** What Markdown makes something of, whatever stands around it. */
const SURELY_MADE = [
  /`[^`\n]+`(?!`)/g,
  /!?\[[^\][\n`]*\]\([^()\s<>]*\)/g,
  /\[\[[^\][\n]+\]\]/g,
  /(?<=^|[\s(])\*\*[\p{L}\p{N}](?:[^*\n`]*[\p{L}\p{N}.!?])?\*\*(?=$|[\s).,;:?!])/gmu,
];

/**
 * The same, found without reading the text as Markdown, which takes a hundred times as long: at least what `residueOf`
 * leaves, and more, from a text without its fenced code. Twice, for what looks like the mark of an item may be one or not.
 */
export function roughResidues(prose: string): string[] {
  const rough = SURELY_MADE.reduce(
    (text, sign) => text.replace(sign, (found) => MADE.repeat(found.length)),
    blankEscapes(prose),
  ).replace(/^[ \t]*>[ \t>]*/gm, blanked);
  const items = rough.replace(/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+/gm, blanked);
  return items === rough ? [rough] : [rough, items];
}

const blanked = (text: string): string => ' '.repeat(text.length);

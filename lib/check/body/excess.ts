import type { BodyFormat } from '#lib/mdx/parse.ts';

/** More in a text than can be read and drawn in about a second: the line, from 1, where it becomes too much. */
export type Excess = { line: number; message: string; hint: string };

/**
 * What a text may hold. Reading and drawing it takes about 0.1 ms for each piece; long texts of the book have some 500.
 * The time for the markers of one paragraph grows with their square.
 */
const MOST = { pieces: 8_000, depth: 24, emphasis: 800, brackets: 1_200, runs: 8, rows: 1_000, repeated: 1_000_000 };

const FENCE = /^(`{3,}|~{3,})[^`\n]*$/;
/** After these a fence at the margin may be none: what begins here may go on over blank lines, or hold a fence. */
const HIDES_FENCES = /^[\s>*+-]*(?:\{|<(?:[!?]|script|pre|style|textarea)|<[^>]*$)|^[ \t>*+\-\d.)]+(?:`{3}|~{3})/i;
/** What begins a quotation, an item of a list or the text of a note. */
const MARKER = /(>)|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|(\[\^[^\]\s]{1,200}\]:)/y;
/** The line below the head of a table holds nothing else. */
const DELIMITERS = /^[|:\-\s>*+\d.)]*$/;
const DEFINITION = /^[ \t>]*\[[^\]]*\]:/;

/**
 * Counts, without reading the text as Markdown, what would be made of it: blocks, cells, levels, markers, links. Reading
 * comes too late, since that is what takes long.
 */
export function findExcess(source: string, format: BodyFormat): Excess | undefined {
  const lines = source.split('\n');
  const count = new Count();
  let canFence = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (canFence && FENCE.test(line) && (format === 'mdx' || at === 0 || lines[at - 1]?.trim() === '')) {
      count.endParagraph();
      const end = closingFence(lines, at);
      count.pieces += 6 + (end - at) * 0.2;
      at = end;
    } else if (line.trim() === '') count.endParagraph();
    else {
      canFence &&= !HIDES_FENCES.test(line);
      count.addLine(line);
    }
    const excess = count.findExcess();
    if (excess) return { line: Math.min(at + 1, lines.length), ...excess };
  }
  return undefined;
}

/** The line that closes the fence at `from`, or the last one. */
function closingFence(lines: string[], from: number): number {
  const opening = /^[`~]+/.exec(lines[from] ?? '')?.[0] ?? '```';
  for (let at = from + 1; at < lines.length; at += 1)
    if (/^(`{3,}|~{3,})[ \t]*$/.exec(lines[at] ?? '')?.[1]?.startsWith(opening)) return at;
  return lines.length;
}

const inParagraph = (what: string): Omit<Excess, 'line'> => ({
  message: `${what} in one paragraph are too many to be read`,
  hint: 'Put it in a code fence, or into several paragraphs.',
});

function markerAt(line: string, at: number): RegExpExecArray | null {
  MARKER.lastIndex = at;
  return MARKER.exec(line);
}

/** What was counted so far. */
class Count {
  pieces = 0;
  /** Columns at which the contents of the open list items begin. */
  #items: number[] = [];
  #depth = 0;
  #quotes = 0;
  #isInside = false;
  #columns = 0;
  #rows = 0;
  #emphasis = 0;
  #brackets = 0;
  #runs = new Set<number>();
  #links = 0;
  #longest = 0;

  endParagraph(): void {
    this.pieces += 0.1 + this.#items.length * 0.1;
    this.#depth = this.#items.length;
    this.#quotes = 0;
    this.#isInside = false;
    this.#columns = 0;
    this.#rows = 0;
    this.#endWords();
  }

  /** A row of a table and an item of a list are read alone, so that marks in them do not add up; not in very many. */
  #endWords(): void {
    this.#emphasis = 0;
    this.#brackets = 0;
    this.#runs.clear();
  }

  addLine(line: string): void {
    const begun = this.#openLevels(line);
    if (begun > 0 || this.#columns > 0) {
      this.#rows += 1;
      if (this.#rows < MOST.rows) this.#endWords();
    }
    this.pieces += (this.#isInside ? 0.5 : 2.5) + begun * 2 + this.#depth * 0.25;
    this.#isInside = true;
    this.#countMarkers(line);
    if (DELIMITERS.test(line) && line.includes('-') && /[|:]/.test(line))
      this.#columns = Math.max(this.#columns, line.match(/-+/g)?.length ?? 0);
    else this.pieces += this.#columns;
    if (DEFINITION.test(line)) this.#longest = Math.max(this.#longest, line.length);
  }

  findExcess(): Omit<Excess, 'line'> | undefined {
    if (this.#depth > MOST.depth)
      return {
        message: `${this.#depth} levels of quotes or lists are too many to be read`,
        hint: `Write at most ${MOST.depth} levels, or put it in a code fence.`,
      };
    if (this.#emphasis > MOST.emphasis) return inParagraph(`${this.#emphasis} "*", "_" or "~"`);
    if (this.#brackets > MOST.brackets) return inParagraph(`${this.#brackets} "[", "<" or "{"`);
    if (this.#runs.size > MOST.runs) return inParagraph(`"\`" in ${this.#runs.size} different numbers`);
    if (this.#links * this.#longest > MOST.repeated)
      return {
        message: `${this.#links} links that may repeat an address of ${this.#longest} characters are too much to be drawn`,
        hint: 'Shorten the address, or divide the text.',
      };
    if (this.pieces > MOST.pieces)
      return this.#columns > 0
        ? {
            message: `a table of ${this.#columns} columns and so many rows is too much to be drawn`,
            hint: `A text may hold about ${MOST.pieces} cells, blocks, links and marks: divide the table, or put it in a code fence.`,
          }
        : {
            message: 'the text holds too much to be drawn up to here',
            hint: `It may hold about ${MOST.pieces} blocks, cells, links and marks: divide it, or put it in a code fence.`,
          };
    return undefined;
  }

  /** How many quotes and list items begin on a line; also notes how deep it stands. */
  #openLevels(line: string): number {
    let column = 0;
    let at = 0;
    const skip = () => {
      for (; line[at] === ' ' || line[at] === '\t'; at += 1) column += line[at] === '\t' ? 4 - (column % 4) : 1;
    };
    skip();
    while ((this.#items.at(-1) ?? 0) > column) this.#items.pop();
    let items = 0;
    let quotes = 0;
    for (let match = markerAt(line, at); match; match = markerAt(line, at)) {
      const [marker, quote, note] = match;
      at += marker.length;
      column += marker.length;
      const noted = column - marker.length + 4;
      skip();
      if (quote) quotes += 1;
      else {
        items += 1;
        this.#items.push(note ? noted : column);
      }
    }
    const begun = items + Math.max(0, quotes - this.#quotes);
    // A line with fewer signs goes on with the paragraph, and stands as deep.
    this.#quotes = Math.max(this.#quotes, quotes);
    this.#depth = this.#quotes + this.#items.length;
    return begun;
  }

  #countMarkers(line: string): void {
    for (let at = 0; at < line.length; at += 1) {
      const code = line.charCodeAt(at);
      if (code > 126) continue;
      // * _ ~
      if (code === 42 || code === 126 || (code === 95 && !isWithinWord(line, at))) {
        this.#emphasis += 1;
        this.pieces += 1;
        // [ < {
      } else if (code === 91 || code === 60 || code === 123) {
        this.#brackets += 1;
        this.pieces += code === 91 && line[at + 1] === '^' ? 4 : 1;
        if (code === 91) this.#links += 1;
      } else if (code === 96) {
        let length = 1;
        while (line.charCodeAt(at + length) === 96) length += 1;
        this.#runs.add(length);
        this.pieces += 0.5;
        at += length - 1;
        // | @ \ ( and what may be an address or a named character
      } else if (code === 124 || code === 64 || code === 92 || code === 40) this.pieces += 0.5;
      else if (code === 38 || code === 33) this.pieces += 0.25;
      else if (code === 58 && line.startsWith('//', at + 1)) this.pieces += 1;
      else if ((code === 119 || code === 87) && /^w{3}\./i.test(line.slice(at, at + 4))) this.pieces += 1;
    }
  }
}

/** Whether both signs beside this one are letters or numbers: `_` then marks nothing. */
const isWithinWord = (line: string, at: number): boolean =>
  /^[\p{L}\p{N}]_[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, at - 1), at + 2));

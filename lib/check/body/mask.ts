/** What a text would cost to read as Markdown, and a cheaper text that means the same to `check`. */
export type Masked = { text: string; tangled?: { line: number; count: number; what: string } };

/** Numbers from which Markdown readers take seconds: they grow with the square of these. */
const LIMITS = { emphasis: 2_000, brackets: 2_000, pipes: 6_000, nesting: 40 };

const FENCE = /^(`{3,}|~{3,})([^\n]*)$/;
const HIDES_FENCES = /^[\s>*+-]*[<{]|^[ \t>*+\-\d.)]+(?:`{3}|~{3})/;
// A line of prose: it begins with a letter or digit-free quotation and holds nothing that links, shows, marks or escapes.
const PROSE = /^["'(\p{L}`*][^[\]<>{}|\\]*$/u;
const OPENS_BLOCK = /^(?:`{3,}|[*][ \t]|[*]{3})|^[*][ \t*]*$/;
const MAY_SAY_MORE = /:\/\/|www\.|@|\[|^(?:import|export)\b/;

/**
 * Blanks what holds nothing to check, line by line, so that lines and columns stay: fenced code at the margin, and
 * paragraphs at the margin that are plain prose. Reading Markdown costs about 3 µs a character; most texts are prose.
 * Each such paragraph leaves an `x` behind, for a paragraph ends lists before it.
 */
export function maskBody(text: string): Masked {
  const lines = text.split('\n');
  // Inside tags, expressions, lists and quotes a fence may not be one: then all lines are taken for prose, and stay.
  const simple = !lines.some((line) => HIDES_FENCES.test(line));
  const tally = new Tally();
  let tangled: Masked['tangled'];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const fence = simple ? FENCE.exec(line) : undefined;
    if (fence && !(fence[1]?.startsWith('`') && fence[2]?.includes('`'))) {
      const end = closingFence(lines, at + 1, fence[1] ?? '```');
      lines.fill('', at + 1, end);
      at = end + 1;
      continue;
    }
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    let end = at;
    let prose = true;
    tally.clear();
    while (end < lines.length && lines[end]?.trim() !== '' && !(simple && end > at && FENCE.test(lines[end] ?? ''))) {
      const part = lines[end] ?? '';
      tangled ??= tally.add(part, end + 1);
      prose &&= PROSE.test(part) && !OPENS_BLOCK.test(part) && !MAY_SAY_MORE.test(part);
      end += 1;
    }
    // A line of = or - below a paragraph makes it a heading; PROSE refuses both.
    if (prose) {
      lines.fill('', at, end);
      lines[at] = 'x';
    }
    at = end;
  }
  return { text: lines.join('\n'), ...(tangled ? { tangled } : {}) };
}

/** The line that closes a fence, or the last line. */
function closingFence(lines: string[], from: number, opening: string): number {
  for (let at = from; at < lines.length; at += 1) {
    const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(lines[at] ?? '');
    if (closing?.[1]?.startsWith(opening)) return at;
  }
  return lines.length;
}

/** Counts the markers of one paragraph. */
class Tally {
  #emphasis = 0;
  #brackets = 0;
  #pipes = 0;

  clear(): void {
    this.#emphasis = this.#brackets = this.#pipes = 0;
  }

  /** Adds a line; says when it is one too many. */
  add(line: string, number: number): Masked['tangled'] {
    for (let at = 0; at < line.length; at += 1) {
      const code = line.charCodeAt(at);
      if (code === 42 || code === 95 || code === 126) this.#emphasis += 1;
      else if (code === 91 || code === 60 || code === 96) this.#brackets += 1;
      else if (code === 124) this.#pipes += 1;
    }
    const nesting = /^(?:[ \t]*(?:>|[-+*](?=[ \t])))*/.exec(line)?.[0].replace(/[ \t]/g, '').length ?? 0;
    if (nesting > LIMITS.nesting) return { line: number, count: nesting, what: 'levels of quotes or lists' };
    if (this.#emphasis > LIMITS.emphasis) return { line: number, count: this.#emphasis, what: '* _ or ~ in one paragraph' };
    if (this.#brackets > LIMITS.brackets) return { line: number, count: this.#brackets, what: '[ < or ` in one paragraph' };
    if (this.#pipes > LIMITS.pipes) return { line: number, count: this.#pipes, what: '| in one paragraph' };
    return undefined;
  }
}

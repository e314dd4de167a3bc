/** A paragraph that holds so many markers that reading it would take minutes. */
export type Tangle = { line: number; count: number; what: string };

// The time Markdown readers take grows with the square of these; here they take about a tenth of a second.
const LIMITS = { emphasis: 2_000, brackets: 2_000, pipes: 6_000, nesting: 40 };
const NESTING = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;

/** Says when the lines of a paragraph hold too many markers; `first` is the number of the first line. */
export function tangleOf(lines: string[], first: number): Tangle | undefined {
  let emphasis = 0;
  let brackets = 0;
  let pipes = 0;
  for (const [index, text] of lines.entries()) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 42 || code === 95 || code === 126) emphasis += 1;
      else if (code === 91 || code === 60 || code === 96) brackets += 1;
      else if (code === 124) pipes += 1;
    }
    const line = first + index;
    const nesting =
      NESTING.exec(text)?.[0]
        .split(/[ \t]+|(?<=>)/)
        .filter(Boolean).length ?? 0;
    if (nesting > LIMITS.nesting) return { line, count: nesting, what: 'levels of quotes or lists' };
    if (emphasis > LIMITS.emphasis) return { line, count: emphasis, what: '"*", "_" or "~" in one paragraph' };
    if (brackets > LIMITS.brackets) return { line, count: brackets, what: '"[", "<" or "`" in one paragraph' };
    if (pipes > LIMITS.pipes) return { line, count: pipes, what: '"|" in one paragraph' };
  }
  return undefined;
}

import type { Issue } from '#lib/model/issue.ts';
import { RULES, type RuleId } from './rules.ts';

/** A stretch of a file: line, column, end line, end column, all from 1, columns in UTF-16 units. */
export type Span = readonly [line: number, column: number, endLine: number, endColumn: number];

/** The very beginning of a file, for what is wrong with the whole of it. */
export const START: Span = [1, 1, 1, 1];

/** Makes an issue; the severity is the rule's. `file` is below the content folder until `checkContent` returns. */
export function issueAt(file: string, span: Span, rule: RuleId, message: string, hint?: string): Issue {
  const [line, column, endLine, endColumn] = span;
  const end = endLine > line || (endLine === line && endColumn > column) ? { endLine, endColumn } : {};
  return { file, line, column, ...end, severity: RULES[rule].severity, rule, message, ...(hint ? { hint } : {}) };
}

/** A piece of an author's text as a message shows it: one line, no control characters, at most so many units. */
export function shown(text: string, most = 60): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** Turns offsets of a text into lines and columns. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** The line and column of an offset. */
  point(offset: number): readonly [line: number, column: number] {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - (this.#starts[low] ?? 0) + 1];
  }

  /** The offset of a line and column. */
  offset(line: number, column: number): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }

  /** The span between two offsets. */
  span(start: number, end: number): Span {
    return [...this.point(start), ...this.point(end)];
  }
}

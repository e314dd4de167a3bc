/**
 * Something wrong with the content, said so that an author can mend it.
 * Lines and columns count from 1, columns in UTF-16 units; `file` is relative to the working directory.
 */
export type Issue = {
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  severity: 'error' | 'warning';
  /** The rule that found it, such as `claims/unknown`. */
  rule: string;
  message: string;
  /** What to do about it: a did-you-mean or the text to type. */
  hint?: string;
  /** The file's whole new text, when the finding can be mended without a decision. */
  fix?: string;
};

/** Orders findings by file, place, rule and message, so that output never jitters. */
export function compareIssues(a: Issue, b: Issue): number {
  const order = (x: string | number, y: string | number) => (x < y ? -1 : x > y ? 1 : 0);
  return (
    order(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    order(a.rule, b.rule) ||
    order(a.message, b.message)
  );
}

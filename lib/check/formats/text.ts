import type { Issue } from '#lib/model/issue.ts';
import type { Findings } from '../check.ts';

/** Colours for a terminal; without them the same words. */
const PAINT = { error: 31, warning: 33, file: 36, dim: 2 } as const;

/** Says an issue in one line: place, message, cure, rule. Control characters of file names cannot reach the terminal. */
export function toLine(issue: Issue, colours = false): string {
  const paint = (colour: keyof typeof PAINT, text: string) =>
    colours ? `\u001b[${PAINT[colour]}m${text}\u001b[0m` : text;
  const place = paint('file', `${visible(issue.file)}:${issue.line}:${issue.column}`);
  const word =
    issue.severity === 'warning' ? `${paint('warning', 'warning')} ` : colours ? `${paint('error', 'error')} ` : '';
  const message = /[.?!]$/.test(issue.message) ? issue.message : issue.hint ? `${issue.message}.` : issue.message;
  return `${place} ${word}${visible(message)}${issue.hint ? ` ${visible(issue.hint)}` : ''} ${paint('dim', `(${issue.rule})`)}`;
}

/** Says everything for people: a line each, then the count. */
export function toText({ issues, files }: Findings, colours = false): string {
  const lines = issues.map((issue) => toLine(issue, colours));
  const fixable = new Set(issues.filter((issue) => issue.fix !== undefined).map((issue) => issue.file)).size;
  if (fixable > 0) lines.push('', `${counted(fixable, 'file')} can be mended: give the same command --fix.`);
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary({ issues, files })].join('\n')}\n`;
}

/** `3 errors, 2 warnings in 163 files`. */
export function summary({ issues, files }: Findings): string {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  return `${counted(errors, 'error')}, ${counted(issues.length - errors, 'warning')} in ${counted(files, 'file')}`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const visible = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

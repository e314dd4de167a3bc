import type { Issue } from '#lib/model/issue.ts';
import { issueAt, Lines, type Span, START, shown } from './span.ts';

/** An entry's file cut in two: where the YAML begins and ends, and its text. Lines count from 1. */
export type Split = { yaml: string; yamlOffset: number; body: string; bodyLine: number };

/** Cuts a file into front matter and text, without reading either; or says why it cannot be cut. */
export function splitFrontMatter(file: string, text: string): Split | Issue {
  const firstEnd = text.indexOf('\n');
  const first = firstEnd < 0 ? text : text.slice(0, firstEnd);
  if (first !== '---') return badFirstLine(file, text, first);
  // gray-matter, which contentlayer uses, ends front matter at the first line that begins with ---, whatever follows.
  const close = firstEnd < 0 ? -1 : text.indexOf('\n---', firstEnd);
  if (close < 0)
    return issueAt(
      file,
      [1, 1, 1, 4],
      'front-matter/unclosed',
      'front matter is never closed',
      'End it with a line that is exactly "---".',
    );
  const closeEnd = text.indexOf('\n', close + 1);
  const closing = closeEnd < 0 ? text.slice(close + 1) : text.slice(close + 1, closeEnd);
  const lines = new Lines(text);
  if (closing !== '---') {
    const span = lines.span(close + 1, close + 1 + closing.length);
    if (closing.trimEnd() === '---') return untidy(file, span, text, close + 4, closeEnd < 0 ? text.length : closeEnd);
    return issueAt(
      file,
      span,
      'front-matter/untidy',
      `"${shown(closing)}" begins like the line that closes front matter`,
      'The closing line is exactly "---". Elsewhere indent the line or put it in quotes.',
    );
  }
  const bodyOffset = closeEnd < 0 ? text.length : closeEnd + 1;
  return {
    yaml: text.slice(firstEnd + 1, close + 1),
    yamlOffset: firstEnd + 1,
    body: text.slice(bodyOffset),
    bodyLine: lines.point(bodyOffset)[0],
  };
}

/** A fence with spaces after it: mended by removing them. */
function untidy(file: string, span: Span, text: string, from: number, to: number): Issue {
  const issue = issueAt(
    file,
    span,
    'front-matter/untidy',
    'spaces follow the "---" of the front matter',
    'Run check with --fix, or delete them.',
  );
  return { ...issue, fix: text.slice(0, from) + text.slice(to) };
}

/** Says what is wrong with a first line that is not exactly `---`. Nothing after it is looked at. */
function badFirstLine(file: string, text: string, first: string): Issue {
  const span: Span = [1, 1, 1, first.length + 1];
  if (first.trimEnd() === '---') return untidy(file, span, text, 3, first.length);
  if (/^---+\s*[^\s-]/.test(first) && first.startsWith('---'))
    return issueAt(
      file,
      span,
      'front-matter/executable',
      `"${shown(first)}" asks for another language than YAML; the file was not read`,
      'The first line is exactly "---"; write the fields as YAML.',
    );
  if (first.startsWith('+++') || first.startsWith(';;;'))
    return issueAt(
      file,
      span,
      'front-matter/foreign',
      `"${shown(first)}" begins front matter that is not YAML; the file was not read`,
      'Put "---" around the fields and write them as YAML.',
    );
  if (/^\s*\{/.test(first))
    return issueAt(
      file,
      span,
      'front-matter/foreign',
      'front matter in JSON is not read',
      'Put "---" around the fields and write them as YAML.',
    );
  const trimmed = text.trimStart();
  const issue = issueAt(
    file,
    START,
    'front-matter/missing',
    'has no front matter: its first line is not "---"',
    'Begin the file with "---", the fields, and "---" again.',
  );
  if (!/^---[ \t]*\n/.test(trimmed)) return issue;
  return {
    ...issue,
    message: 'front matter does not begin on the first line',
    hint: 'Run check with --fix, or delete what stands before "---".',
    fix: trimmed,
  };
}

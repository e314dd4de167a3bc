import type { Issue } from '#lib/model/issue.ts';
import { Lines } from './span.ts';

/**
 * Does to a text what a cure says, as somebody would who does what they are told and thinks nothing of their own: for an
 * import, and for tests, which hold the result against what was meant. Nothing when the cure has no form that can be obeyed
 * so.
 */
export function obey(text: string, { line, column, endLine, endColumn, hint = '', fix }: Issue): string | undefined {
  if (fix !== undefined) return fix;
  const lines = new Lines(text);
  const start = lines.offset(line, column);
  const end = lines.offset(endLine ?? line, endColumn ?? column);
  const put = (words: string) => text.slice(0, start) + words + text.slice(end);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  if (/^(?:Delete|Remove) it/.test(hint)) return put('');
  if (/^Delete the line/.test(hint)) return text.slice(0, lineStart) + text.slice(lineEnd + 1);
  if (/^Put a blank line before/.test(hint)) return `${text.slice(0, lineStart)}\n${text.slice(lineStart)}`;
  const below = /^Put "(.+)" on a line of its own below it/.exec(hint);
  if (below) return `${text.slice(0, lineEnd)}\n${below[1]}${text.slice(lineEnd)}`;
  const title = /^Write "(.+?)" alone on its line, and below it "(.+)"\.$/.exec(hint);
  if (title) return put(`${title[1]}\n${title[2]}`);
  const quoted =
    /^Put it in double quotes: ("(?:[^"\\]|\\.)*")\./.exec(hint) ??
    /^Write "(.+)"\.$/s.exec(hint) ??
    /; write "(.+?)"/.exec(hint) ??
    /^Write (\[.+\]\(https:\/\/…\)), or/.exec(hint) ??
    /^Did you mean "(.+?)"\?/.exec(hint);
  if (quoted?.[1]) return put(quoted[1]);
  const spaced = /^Write (.+) with spaces around it\.$/.exec(hint)?.[1];
  if (spaced) {
    const before = start > 0 && !/\s/.test(text[start - 1] ?? '') ? ' ' : '';
    const after = /[\p{L}\p{N}]/u.test(text[end] ?? '') ? ' ' : '';
    return put(before + spaced + after);
  }
  const inCode = /^Write (`[^`]+`) in backticks/.exec(hint)?.[1];
  if (inCode) return put(inCode);
  const written = /^Write (.+?)\.$/s.exec(hint)?.[1];
  return written && !/^(?:it|one|the|an?|\\[{<]|.* or ) /.test(written) ? put(written) : undefined;
}

import { isUtf8 } from 'node:buffer';
import type { Issue } from '#lib/model/issue.ts';
import { issueAt, Lines, START, shown } from './span.ts';

/** A file's text without byte order mark and with line feeds only; nothing when it cannot be read as text. */
export type Decoded = { text?: string; issues: Issue[] };

/** Reads bytes as UTF-8 text and says what is wrong with them; what can be mended carries the mended text. */
export function decodeBytes(file: string, bytes: Buffer): Decoded {
  if (bytes.length === 0)
    return { issues: [issueAt(file, START, 'files/empty', 'is empty', 'Write the entry, or remove the file.')] };
  if (!isUtf8(bytes)) return { issues: [invalidByte(file, bytes)] };
  const raw = bytes.toString('utf8');
  const unmarked = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const text = unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
  if (text.trim() === '')
    return {
      issues: [issueAt(file, START, 'files/empty', 'holds nothing but spaces', 'Write the entry, or remove the file.')],
    };
  const issues: Issue[] = [];
  if (raw !== unmarked)
    issues.push({
      ...issueAt(
        file,
        START,
        'bytes/bom',
        'begins with a byte order mark',
        'Run check with --fix, or save as "UTF-8 without BOM".',
      ),
      fix: text,
    });
  const lines = new Lines(text);
  if (text !== unmarked) {
    const line = lines.point(unmarked.indexOf('\r'))[0];
    const column = unmarked.indexOf('\r') - text.lastIndexOf('\n', unmarked.indexOf('\r') - 1);
    const message = unmarked.includes('\r\n') ? 'lines end with CRLF (Windows)' : 'lines end with CR (old Macintosh)';
    issues.push({
      ...issueAt(file, [line, column, line, column], 'bytes/crlf', message, 'Run check with --fix.'),
      fix: text,
    });
  }
  return { text, issues };
}

/** Finds the first byte that is not UTF-8, by halving: a prefix is valid up to it. */
function invalidByte(file: string, bytes: Buffer): Issue {
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && decodes(middle)) good = middle;
    else bad = middle;
  }
  // The last good prefix may end inside a sequence that never completes: step back to where that sequence begins.
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good -= 1;
  const before = bytes
    .subarray(0, good)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const [line, column] = new Lines(before).point(before.length);
  const value = (bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const near = shown(before.slice(-20));
  return issueAt(
    file,
    [line, column, line, column],
    'bytes/invalid',
    `byte ${good} (0x${value}) is not UTF-8${near ? `, after "${near}"` : ''}`,
    'Save the file as UTF-8.',
  );
}

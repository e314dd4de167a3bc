import { parseDocument } from 'yaml';

/** A value of a field as it stands on one line of YAML, by offsets, and the same in double quotes. */
export type Quoting = { start: number; end: number; quoted: string };

/** What stands before a value: indentation, marks of lists, the name of a field. */
const BEFORE = /^[ \t]*(?:- +)*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:[ \t]+|(?<=- +))/;

/** The value on the line at an offset of YAML, up to the end of the line, in double quotes; nothing where the line has none. */
export function quotingAt(yaml: string, at: number): Quoting | undefined {
  const from = yaml.lastIndexOf('\n', at - 1) + 1;
  const until = yaml.indexOf('\n', at) < 0 ? yaml.length : yaml.indexOf('\n', at);
  const line = yaml.slice(from, until).trimEnd();
  const before = BEFORE.exec(line)?.[0].length;
  if (before === undefined || before >= line.length) return undefined;
  return { start: from + before, end: from + line.length, quoted: inQuotes(line.slice(before)) };
}

/** A value in double quotes; quotes that open it, and close it or nothing, are not the author's words. */
function inQuotes(value: string): string {
  const sign = /^["']/.exec(value)?.[0];
  const isAround = sign !== undefined && ((value.length > 1 && value.endsWith(sign)) || !value.slice(1).includes(sign));
  return JSON.stringify(isAround ? value.slice(1).replace(new RegExp(`${sign}$`), '') : value);
}

/** The YAML with a value in quotes. */
export const withQuotes = (yaml: string, { start, end, quoted }: Quoting): string =>
  yaml.slice(0, start) + quoted + yaml.slice(end);

/** Whether quotes around a value leave less that is wrong. */
export function isMendedBy(yaml: string, quoting: Quoting, faults: number): boolean {
  const options = { prettyErrors: false, logLevel: 'error' } as const;
  const { errors, warnings } = parseDocument(withQuotes(yaml, quoting), options);
  return errors.length + warnings.length < faults;
}

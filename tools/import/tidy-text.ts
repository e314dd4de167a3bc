import { toWellFormed } from '#lib/model/characters.ts';
import { MAX_POST } from '#lib/schema/record.ts';
import type { Report } from './report.ts';

/** A line of foreign text as a field may hold it: no controls, single spaces, at most so many UTF-16 units; nothing when it is empty. */
export function tidyLine(text: string, most: number, what: string, report: Report): string | undefined {
  const line = toWellFormed(text)
    .replace(/[\p{Cc}\ufffd\s]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  if (line.length <= most) return line;
  report.mends(`${what} cut at ${most} characters`);
  return `${line
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`;
}

/** A foreign text as a record may hold it: without what no page can show, and cut where it is longer than any. */
export function tidyText(text: string, report: Report): string {
  const whole = toWellFormed(text);
  if (whole.length <= MAX_POST) return whole;
  report.mends(`a text cut at ${MAX_POST} characters`);
  return whole.slice(0, MAX_POST).toWellFormed();
}

/** The day in a time of ISO 8601, when there is one that a calendar has and that is not to come. */
export function dayIn(time: string | undefined, what: string, report: Report): string | undefined {
  if (time === undefined || time === '') return undefined;
  const day = /^(\d{4}-\d\d-\d\d)(?:[T ]|$)/.exec(time)?.[1];
  const date = day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
  if (
    day &&
    date &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(day) &&
    date.getTime() < Date.now() + 86_400_000
  )
    return day;
  report.mends(`${what} left out: no day, or one to come`);
  return undefined;
}

/** A whole number as it is written; nothing when it is none that can be counted with. */
export function numberIn(text: string | undefined): number | undefined {
  const number = text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  return number;
}

/** A web address; nothing when it is none that can be followed. */
export const addressIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\/[^/\\\s]/i.test(text) && URL.canParse(text) ? new URL(text).href : undefined;

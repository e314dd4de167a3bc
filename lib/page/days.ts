import { type Entry, isRecord, type Question } from '#lib/model/entry.ts';
import type { Site } from '#lib/model/site.ts';
import { commentsOf } from '#lib/model/thread.ts';

/** When the book first told something and when it last changed or was checked, as `YYYY-MM-DD`; nothing where no day is known. */
export type Days = { published?: string; modified?: string };

/**
 * The days of an entry. Answers and comments have those of their thread, for the book tells and checks a thread as a whole;
 * when something was posted where it came from is another matter.
 */
export function daysOf(site: Site, entry: Entry | undefined): Days {
  if (!entry) return {};
  if (entry.kind === 'claim') return entry.checked ? { modified: entry.checked } : {};
  if (entry.kind === 'source') return { modified: entry.seen.date };
  if (entry.kind === 'question') return daysOfQuestion(site, entry);
  const question = 'question' in entry ? site.questions.get(entry.question) : undefined;
  return question ? daysOfQuestion(site, question) : {};
}

function daysOfQuestion(site: Site, question: Question): Days {
  const { changes, reviewed, origin, asked } = question;
  if (isRecord(question)) return daysOfRecord(site, question);
  const own = origin.site === 'own' && asked !== 'unknown' ? [asked] : [];
  const days = [...changes.map(({ date }) => date), ...own].sort();
  const published = days[0];
  const modified = [...days, ...(reviewed ? [reviewed] : [])].sort().at(-1);
  return { ...(published ? { published } : {}), ...(modified ? { modified } : {}) };
}

/** What was imported was told when it was posted, and changed when something was posted below it or its editors looked at it. */
function daysOfRecord(site: Site, { id, asked, reviewed }: Question): Days {
  const thread = site.threads.get(id);
  const posted = thread ? [...thread.answers, ...commentsOf(thread)].map((post) => post.posted) : [];
  const modified = latestOf([asked, ...posted, reviewed ?? 'unknown']);
  return { ...(asked === 'unknown' ? {} : { published: asked }), ...(modified ? { modified } : {}) };
}

/** The last of some days, those that nobody knows left out. */
export const latestOf = (days: readonly string[]): string | undefined =>
  days.reduce<string | undefined>((last, day) => (day !== 'unknown' && day > (last ?? '') ? day : last), undefined);

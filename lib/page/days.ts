import type { Entry, Question } from '#lib/model/entry.ts';
import type { Site } from '#lib/model/site.ts';

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
  if (entry.kind === 'question') return daysOfQuestion(entry);
  const question = 'question' in entry ? site.questions.get(entry.question) : undefined;
  return question ? daysOfQuestion(question) : {};
}

function daysOfQuestion({ changes, reviewed, origin, asked }: Question): Days {
  const own = origin.site === 'own' && asked !== 'unknown' ? [asked] : [];
  const days = [...changes.map(({ date }) => date), ...own].sort();
  const published = days[0];
  const modified = [...days, ...(reviewed ? [reviewed] : [])].sort().at(-1);
  return { ...(published ? { published } : {}), ...(modified ? { modified } : {}) };
}

import { isNewer, newestOf, type Release, releaseOf } from '#lib/evidence/release.ts';
import type { Issue } from '#lib/model/issue.ts';
import { issueAt, START } from '../span.ts';
import type { Book } from './book.ts';

/** Says what nobody has looked at for long: claims by the day of their check, programs by the Python of their last run. */
export const checkFreshness = (book: Book): Issue[] => [...staleClaims(book), ...datedPrograms(book)];

/** Claims that were last checked a year ago or more. */
function staleClaims(book: Book): Issue[] {
  const lastYear = yearBefore(book.today);
  return book.entries
    .filter(({ kind, withdrawn }) => kind === 'claim' && !withdrawn)
    .flatMap(({ file, days }) =>
      days
        .filter(({ day, field }) => field === 'checked' && day <= lastYear)
        .map(({ day, span }) =>
          issueAt(
            file,
            span,
            'claims/stale',
            `was last checked on ${day}, 12 months ago or more`,
            'Look at its sources and its runs again, and write the day of today.',
          ),
        ),
    );
}

/** Programs of which no trace is of the newest Python that any program was recorded with; not those that few machines can run. */
function datedPrograms(book: Book): Issue[] {
  const releases = new Map<string, Release[]>();
  for (const { program, run } of book.traces) {
    const release = run?.python && run.gil ? releaseOf(run.python) : undefined;
    if (release) releases.set(program, [...(releases.get(program) ?? []), release]);
  }
  const newest = newestOf([...releases.values()].flat());
  if (!newest) return [];
  return [...releases].flatMap(([program, recorded]) => {
    const entry = book.byKind.get('evidence')?.get(program);
    const last = newestOf(recorded);
    if (!entry || entry.withdrawn || entry.rare || !last || !isNewer(newest, last)) return [];
    const [has, could] = [last, newest].map((release) => release.join('.'));
    return [
      issueAt(
        entry.file,
        START,
        'traces/dated',
        `was last recorded with Python ${has}; others of the book were with ${could}`,
        `Record it again with \`ANSWERBOOK_PYTHON=/path/to/python${could} npm run kb -- evidence ${program}\`.`,
      ),
    ];
  });
}

/** The same day a year earlier, as `YYYY-MM-DD`; the 29 of February sorts as if it were there each year. */
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

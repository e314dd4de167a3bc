import type { Issue } from '#lib/model/issue.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/** Says which days lie in the future. */
export function checkDays(book: Book): Issue[] {
  return book.entries.flatMap((entry) =>
    entry.days
      .filter(({ day }) => day > book.today)
      .map(({ day, field, span }) =>
        issueAt(entry.file, span, 'dates/future', `"${field}" lies in the future: ${day}`, `Today is ${book.today}.`),
      ),
  );
}

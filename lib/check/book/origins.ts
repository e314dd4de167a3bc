import { isStackExchange, licenceOn } from '#lib/model/forums.ts';
import type { Issue } from '#lib/model/issue.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/**
 * Says what is missing where a thread came from elsewhere: a text that was taken names its source, author and licence, one
 * that was retold says at least what is unknown. On Stack Exchange the day decides the licence.
 */
export function checkOrigins(book: Book): Issue[] {
  return book.entries.flatMap(({ file, origin }) => {
    if (!origin) return [];
    const { site, retold, license, day, missing, span } = origin;
    const issues: Issue[] = [];
    if (missing.length > 0)
      issues.push(
        issueAt(
          file,
          span,
          'origins/incomplete',
          `a thread ${retold ? 'retold' : 'taken'} from ${site} does not say its ${missing.join(', ')}`,
          retold
            ? 'Add what is known, and write "unknown" for what is not.'
            : 'Its licence asks for them. Look them up, or retell the thread.',
        ),
      );
    const due = isStackExchange(site) ? licenceOn(day) : undefined;
    if (due && license !== 'unknown' && license !== due)
      issues.push(
        issueAt(
          file,
          span,
          'origins/licence',
          `what was posted there on ${day} is under ${due}, not ${license}`,
          `Write "license: ${due}".`,
        ),
      );
    return issues;
  });
}

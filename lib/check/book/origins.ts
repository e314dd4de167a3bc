import { isKnownThread, isStackExchange, licenceOn } from '#lib/model/forums.ts';
import { fromAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { issueAt, shown } from '../span.ts';
import type { Book } from './book.ts';

/**
 * Says what is missing where a thread came from elsewhere: a text that was taken names its source, author and licence, one
 * that was retold says at least what is unknown. On Stack Exchange the day decides the licence. What came from one thread
 * stands in one.
 */
export function checkOrigins(book: Book): Issue[] {
  const told = new Map<string, string>();
  return book.entries.flatMap(({ file, origin }) => {
    if (!origin) return [];
    const { site, id, retold, license, day, missing, span } = origin;
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
    if (isKnownThread(origin)) {
      const address = fromAddress(site, id);
      const first = told.get(address);
      if (first !== undefined)
        issues.push(
          issueAt(
            file,
            span,
            'origins/repeated',
            `thread "${shown(id)}" of ${site} is where "${first}" came from, and ${address} leads there`,
            'Bring the two together, or write "id: unknown" here.',
          ),
        );
      else told.set(address, file);
    }
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

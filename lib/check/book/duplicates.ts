import type { Issue } from '#lib/model/issue.ts';
import { issueAt, START } from '../span.ts';
import { type Book, keyOfFacts } from './book.ts';

/** Says which entries, senses and variants have an id that is taken. */
export function checkDuplicates(book: Book): Issue[] {
  const issues: Issue[] = [];
  for (const entry of book.entries) {
    const first = book.byKey.get(keyOfFacts(entry));
    if (first && first !== entry)
      issues.push(
        issueAt(
          entry.file,
          START,
          'ids/duplicate',
          `${entry.kind} "${entry.id}" is in "${first.file}" already`,
          'Keep one of the two files.',
        ),
      );
    const seen = new Set<string>();
    for (const { id, span } of entry.parts) {
      if (seen.has(id))
        issues.push(
          issueAt(
            entry.file,
            span,
            'ids/duplicate',
            `"${id}" is the id of another ${entry.kind === 'term' ? 'sense' : 'variant'} of this entry`,
            'Give it another id.',
          ),
        );
      seen.add(id);
    }
  }
  return issues;
}

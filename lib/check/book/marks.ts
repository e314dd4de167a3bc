import type { Issue } from '#lib/model/issue.ts';
import { didYouMean } from '../near.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/** Holds the claims that an answer marks in its text against those it lists, and says which answers make none. */
export function checkMarks(book: Book): Issue[] {
  return book.entries.flatMap((entry) => {
    // Imported texts hold no components, so none of their claims can be marked.
    if (entry.kind !== 'answer' || entry.format !== 'mdx' || !entry.complete) return [];
    const listed = entry.references.filter(({ field }) => field === 'claims.claim');
    const ids = new Set(listed.map(({ id }) => id));
    const marks = entry.mentions.filter(({ kind, via }) => kind === 'claim' && via === 'component');
    const marked = new Set(marks.map(({ id }) => id));
    const claims = book.byKind.get('claim');
    const issues: Issue[] = [];
    for (const { id, span } of marks)
      if (!ids.has(id) && claims?.has(id))
        issues.push(
          issueAt(
            entry.file,
            span,
            'claims/unlisted',
            `claim "${id}" is marked here and not listed in "claims"`,
            didYouMean(
              id,
              [...ids].filter((other) => !marked.has(other)),
              `Add "- { claim: ${id}, stance: supports }" to "claims".`,
            ),
          ),
        );
    for (const { id, span } of listed)
      if (!marked.has(id) && claims?.has(id))
        issues.push(
          issueAt(
            entry.file,
            span,
            'claims/unmarked',
            `claim "${id}" is listed and never marked in the text`,
            `Write <Claim id="${id}">the words that say it</Claim>.`,
          ),
        );
    // A book without claims is a plain one, and nobody has to begin with them.
    if (listed.length === 0 && marks.length === 0 && claims?.size)
      issues.push(
        issueAt(
          entry.file,
          entry.head,
          'answers/claimless',
          'this answer makes no claim',
          'Add "claims: [{ claim: …, stance: supports }]" and mark it in the text.',
        ),
      );
    return issues;
  });
}

import type { Issue } from '#lib/model/issue.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/** Says which heading ids stand twice on a page; all texts of a thread share one. */
export function checkAnchors(book: Book): Issue[] {
  const issues: Issue[] = [];
  const pages = new Map<string, Map<string, string>>();
  for (const entry of book.entries) {
    if (entry.anchors.length === 0) continue;
    const page = entry.kind === 'question' ? entry.id : (entry.parent ?? entry.file);
    const seen = pages.get(page) ?? new Map<string, string>();
    pages.set(page, seen);
    for (const { id, span } of entry.anchors) {
      const first = seen.get(id);
      if (first !== undefined)
        issues.push(
          issueAt(
            entry.file,
            span,
            'anchors/duplicate',
            `the heading's id "${id}" stands in "${first}" already, on the same page`,
            'Give it another id.',
          ),
        );
      else seen.set(id, entry.file);
    }
  }
  return issues;
}

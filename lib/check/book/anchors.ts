import { definitionAnchor, ownersOf } from '#lib/model/anchors.ts';
import { anchorOf } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { issueAt, START } from '../span.ts';
import type { Book } from './book.ts';

/** Says which heading ids stand twice on a page, all texts of a thread share one; and which entries are named like a part of another. */
export function checkAnchors(book: Book): Issue[] {
  const issues: Issue[] = [...checkParts(book)];
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

/** The anchor of an entry below the page or kind it shares with others; nothing when it has none. */
const placeOf = (entry: FileFacts): string | undefined =>
  entry.kind === 'term'
    ? `term#${definitionAnchor(entry.id)}`
    : entry.kind === 'claim' || entry.parent !== undefined
      ? `${entry.parent ?? entry.kind}#${anchorOf(entry)}`
      : undefined;

/** Says which entries bear the id of a part of another: `answer-moon-notes` is the heading of the notes of `answer-moon`. */
function checkParts(book: Book): Issue[] {
  const byPlace = new Map(book.entries.map((entry) => [placeOf(entry), entry.id]));
  return book.entries.flatMap((entry) =>
    ownersOf(placeOf(entry) ?? '').flatMap((owner) => {
      const other = byPlace.get(owner);
      if (other === undefined) return [];
      const said = `"${entry.id}" is also the anchor of a part of "${other}"`;
      return [issueAt(entry.file, START, 'ids/reserved', said, 'Give one of the two another id.')];
    }),
  );
}

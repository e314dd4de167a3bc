import type { Issue } from '#lib/model/issue.ts';
import type { FieldReference, FileFacts } from '../facts.ts';
import { issueAt } from '../span.ts';
import type { Book } from './book.ts';

/** A term that names another as contrasting; `beside` is how the two differ, where it says so. */
type Contrast = { from: FileFacts; reference: FieldReference };

/** Says which contrasting terms do not tell how they differ, and which tell it in two ways. */
export function checkDifferences(book: Book): Issue[] {
  const terms = book.byKind.get('term');
  const pairs = new Map<string, Contrast[]>();
  for (const from of terms?.values() ?? [])
    for (const reference of from.references) {
      const other = reference.field === 'contrasts' ? terms?.get(reference.id) : undefined;
      if (!other || other === from || other.withdrawn || from.withdrawn) continue;
      const pair = [from.id, other.id].sort().join(' ');
      pairs.set(pair, [...(pairs.get(pair) ?? []), { from, reference }]);
    }
  return [...pairs.values()].flatMap(checkPair);
}

function checkPair(contrasts: Contrast[]): Issue[] {
  const [first] = contrasts;
  const [told, ...again] = contrasts.filter(({ reference }) => reference.beside !== undefined);
  if (first && !told)
    return [
      issueAt(
        first.from.file,
        first.reference.span,
        'differences/missing',
        `how "${first.from.id}" and "${first.reference.id}" differ is not said`,
        `Write { term: ${first.reference.id}, difference: "…" }: one sentence that speaks of both.`,
      ),
    ];
  return again
    .filter(({ reference }) => reference.beside !== told?.reference.beside)
    .map(({ from, reference }) =>
      issueAt(
        from.file,
        reference.span,
        'differences/conflicting',
        `"${told?.from.file}" tells the difference in other words (line ${told?.reference.span[0]})`,
        'Keep the better sentence; in the other file write the id alone, without "difference".',
      ),
    );
}

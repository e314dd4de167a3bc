import type { Issue } from '#lib/model/issue.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { FieldReference, FileFacts } from '../facts.ts';
import { didYouMean } from '../near.ts';
import { issueAt, shown } from '../span.ts';
import { type Book, isImported } from './book.ts';
import { linkedHidden, unknownEntry, unknownSibling } from './lookup.ts';

/** Which entries of its thread a comment's field may name; `question` is the thread's question. */
const SIBLINGS: ReadonlyMap<string, EntryKind[]> = new Map([
  ['on', ['question', 'answer']],
  ['replyTo', ['comment']],
  ['settledBy.answer', ['answer']],
  ['settledBy.comment', ['comment']],
]);

/** Looks up every id that front matter and data files name. */
export function checkReferences(book: Book): Issue[] {
  return book.entries.flatMap((entry) => [
    ...entry.references.flatMap((reference) => checkReference(book, entry, reference)),
    ...repeated(entry),
  ]);
}

function checkReference(book: Book, entry: FileFacts, reference: FieldReference): Issue[] {
  const { id, span, field } = reference;
  if (reference.refers.includes('sibling')) return checkSibling(book, entry, reference);
  const [kind] = reference.refers as EntryKind[];
  if (!kind || (kind === 'person' && (id === 'editors' || id === 'unknown'))) return [];
  const target = book.byKind.get(kind)?.get(id);
  if (!target && isImported(book, kind, id)) return [];
  if (!target) return [unknownEntry(book, entry.file, span, kind, id)];
  if (target === entry)
    return [issueAt(entry.file, span, 'references/own', `"${field}" names the ${kind} itself`, 'Remove it.')];
  const variant = kind === 'evidence' ? reference.beside : undefined;
  if (variant !== undefined && target.complete && !target.parts.some((part) => part.id === variant))
    return [
      issueAt(
        entry.file,
        span,
        'variants/unknown',
        `evidence "${id}" has no variant "${shown(variant)}"`,
        didYouMean(
          variant,
          target.parts.map((part) => part.id),
          'Leave the variant out.',
        ),
      ),
    ];
  return linkedHidden(book, entry, target, span);
}

function checkSibling(book: Book, entry: FileFacts, { id, span, field }: FieldReference): Issue[] {
  const kinds = SIBLINGS.get(field) ?? ['answer', 'comment'];
  if (id === 'question' && kinds.includes('question')) return [];
  if (field !== 'on' && id === entry.id)
    return [issueAt(entry.file, span, 'references/own', `"${field}" names the comment itself`, 'Remove it.')];
  const found = kinds.flatMap((kind) => book.byKey.get(`${kind}/${entry.parent}/${id}`) ?? [])[0];
  return found ? linkedHidden(book, entry, found, span) : [unknownSibling(book, entry, span, kinds, id)];
}

/** Says which lists name an entry twice; evidence is named once for each fact, so it may. */
function repeated(entry: FileFacts): Issue[] {
  const seen = new Set<string>();
  return entry.references.flatMap(({ field, id, refers, span }) => {
    const key = `${field} ${id}`;
    if (!seen.has(key) || refers.includes('evidence')) {
      seen.add(key);
      return [];
    }
    return [
      issueAt(
        entry.file,
        span,
        'references/repeated',
        `"${field.split('.')[0]}" names "${id}" twice`,
        'Keep one of the two.',
      ),
    ];
  });
}

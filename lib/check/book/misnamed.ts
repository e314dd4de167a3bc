import type { Issue } from '#lib/model/issue.ts';
import { plainForm } from '#lib/model/words.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { FileFacts, Misnamed } from '../facts.ts';
import { nearest } from '../near.ts';
import { issueAt, shown } from '../span.ts';
import type { Book } from './book.ts';
import { fileOf } from './lookup.ts';

/** Says of fields that hold no id, where one belongs, which entry is meant: mostly they hold its name. */
export const checkMisnamed = (book: Book): Issue[] =>
  book.entries.flatMap((entry) => entry.misnamed.map((misnamed) => sayMisnamed(book, entry, misnamed)));

function sayMisnamed(book: Book, entry: FileFacts, { refers, value, span }: Misnamed): Issue {
  const kinds = refers.filter((kind) => kind !== 'sibling');
  const called = kinds.flatMap((kind) =>
    [...(book.byKind.get(kind)?.values() ?? [])].filter(
      (other) => isSame(other.called, value) || other.names.some(({ word }) => isSame(word, value)),
    ),
  );
  const [found] = called;
  const said = `"${shown(value)}" is not an id: a to z, 0 to 9 and "-", at most 40 characters`;
  if (found && called.length === 1)
    return issueAt(
      entry.file,
      span,
      'ids/malformed',
      `"${shown(value)}" is the name of the ${found.kind} "${found.id}", and an id belongs here`,
      `Write "${found.id}".`,
    );
  return issueAt(entry.file, span, 'ids/malformed', said, cureOf(book, kinds, value));
}

const isSame = (name: string | undefined, value: string): boolean =>
  name !== undefined && plainForm(name).trim().toLowerCase() === plainForm(value).trim().toLowerCase();

/** An id that is there and near, or the file to write. */
function cureOf(book: Book, kinds: readonly EntryKind[], value: string): string {
  const id = plainForm(value)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  const [kind] = kinds;
  const known = kinds.flatMap((each) => [...(book.byKind.get(each)?.keys() ?? [])]);
  const near = known.includes(id) ? id : id && nearest(id, known);
  if (near) return `Did you mean "${near}"?`;
  const file = kind && id && fileOf(kind, id);
  return file ? `Write "${id}", and add "${file}" with this name.` : 'Write an id, such as "tides".';
}

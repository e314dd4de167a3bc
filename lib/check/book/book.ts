import { keyOf } from '#lib/model/ids.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/schema/fields.ts';
import type { FileFacts } from '../facts.ts';
import { plainWord } from './plain-word.ts';
import { type Addresses, addressesOf } from './addresses.ts';

/** What surrounds the entries. */
export type Surroundings = { files: ReadonlySet<string>; ownPageScore: number; today: string; ledger?: string };

/** All entries with what is needed to look one up; every look-up is a Map, for ids are an author's text. */
export type Book = Surroundings & {
  entries: FileFacts[];
  /** Entries by `keyOf`: `claim/x`, `answer/tides/answer-moon`. */
  byKey: ReadonlyMap<string, FileFacts>;
  /** Entries that are found by their id alone, by kind. */
  byKind: ReadonlyMap<EntryKind, ReadonlyMap<string, FileFacts>>;
  /** The answers and comments of a question, by the question's id. */
  threads: ReadonlyMap<string, FileFacts[]>;
  /** Who defines a word, however it is spelled: ids of terms. */
  terms: ReadonlyMap<string, ReadonlySet<string>>;
  addresses: Addresses;
  /** Whether every file could be read: only then can "used by nothing" be said. */
  complete: boolean;
};

/** A rule that compares entries. */
export type BookCheck = (book: Book) => import('#lib/model/issue.ts').Issue[];

/** The key of an entry. */
export const keyOfFacts = ({ kind, id, parent }: FileFacts): string => keyOf({ kind, id, ...(parent === undefined ? {} : { question: parent }) });

/** Brings the facts of all files together. Of two files of one entry the first counts. */
export function bookOf(entries: FileFacts[], surroundings: Surroundings): Book {
  const byKey = new Map<string, FileFacts>();
  const byKind = new Map<EntryKind, Map<string, FileFacts>>(ENTRY_KINDS.map((kind) => [kind, new Map()]));
  const threads = new Map<string, FileFacts[]>();
  const terms = new Map<string, Set<string>>();
  for (const entry of entries) {
    const key = keyOfFacts(entry);
    if (byKey.has(key)) continue;
    byKey.set(key, entry);
    if (entry.parent === undefined) byKind.get(entry.kind)?.set(entry.id, entry);
    else if (threads.has(entry.parent)) threads.get(entry.parent)?.push(entry);
    else threads.set(entry.parent, [entry]);
    for (const { word } of entry.names) {
      const plain = plainWord(word);
      const known = terms.get(plain);
      if (known) known.add(entry.id);
      else terms.set(plain, new Set([entry.id]));
    }
  }
  const parts = { ...surroundings, entries, byKey, byKind, threads, terms, complete: entries.every((entry) => entry.complete) };
  return { ...parts, addresses: addressesOf(parts) };
}

/** Whether an entry belongs to a thread that is not published. */
export function isDraft(book: Pick<Book, 'byKind'>, entry: FileFacts): boolean {
  const question = entry.kind === 'question' ? entry : book.byKind.get('question')?.get(entry.parent ?? '');
  return question?.draft ?? false;
}

import { keyOf, pageAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { FileFacts, TraceFacts } from '../facts.ts';
import type { CurationFacts, ImportedThread, RecordFacts } from '../records.ts';

/**
 * A page: its anchors; `draft` when its thread is not published, `withdrawn` when it only says what was there, `imported`
 * when the records it was made of stand for it in the ledger.
 */
export type Address = { anchors: Set<string>; draft: boolean; withdrawn?: true; imported?: true };

/** Every page of the site by address, and where the former addresses of pages lead. */
export type Addresses = ReadonlyMap<string, Address | { leadsTo: string }>;

/** The page at an address, or to which it leads. */
export function pageAt(addresses: Addresses, address: string): Address | undefined {
  const found = addresses.get(address);
  return found && 'leadsTo' in found ? pageAt(addresses, found.leadsTo) : found;
}

/** What surrounds the entries. */
export type Surroundings = {
  files: ReadonlySet<string>;
  traces: readonly TraceFacts[];
  /** What was imported, and what people say of it. */
  records: readonly RecordFacts[];
  curations: readonly CurationFacts[];
  /** The SHA-256 of each evidence program's code, by the program's id. */
  programs: ReadonlyMap<string, string>;
  ownPageScore: number;
  today: string;
  ledger?: string;
};

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
  /** Imported threads by the question's id, with the file they are in; those in whose place people wrote one are not among them. */
  imported: ReadonlyMap<string, ImportedThread & { file: string }>;
  /** Whether every file could be read: only then can "used by nothing" be said. */
  complete: boolean;
};

/** Whether an id names what was imported: a thread, or a topic that its tags make. */
export const isImported = (
  { addresses, imported }: Pick<Book, 'addresses' | 'imported'>,
  kind: EntryKind,
  id: string,
): boolean =>
  (kind === 'question' && imported.has(id)) || (kind === 'topic' && addresses.has(pageAddress({ kind, id })));

/** A rule that compares entries. */
export type BookCheck = (book: Book) => Issue[];

/** The key of an entry. */
export const keyOfFacts = ({ kind, id, parent }: FileFacts): string =>
  keyOf({ kind, id, ...(parent === undefined ? {} : { question: parent }) });

/** Whether an entry belongs to a thread that is not published. */
export function isDraft(book: Pick<Book, 'byKind'>, entry: FileFacts): boolean {
  const question = entry.kind === 'question' ? entry : book.byKind.get('question')?.get(entry.parent ?? '');
  return question?.draft ?? false;
}

/** Whether an entry is no longer told: itself, or what it went with, which is its question or the answer it is on. */
export function isWithdrawn(book: Pick<Book, 'byKind' | 'byKey'>, entry: FileFacts): boolean {
  const { parent } = entry;
  if (entry.withdrawn || parent === undefined) return entry.withdrawn;
  const on = entry.references.find(({ field }) => field === 'on');
  const answer = on && book.byKey.get(keyOf({ kind: 'answer', id: on.id, question: parent }));
  return (answer?.withdrawn || book.byKind.get('question')?.get(parent)?.withdrawn) ?? false;
}

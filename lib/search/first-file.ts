import type { Status } from '#lib/schema/status.ts';
import { DOCUMENT_KINDS, type DocumentHead, type DocumentKind, type DocumentPart } from './document.ts';
import type { Ranges } from './ranges.ts';

/** The address of the first file, below the site's root. It is the only one that stays when the content changes. */
export const FIRST_FILE = '/search.json';

/** The address of another file of a build: `terms-3`. */
export const fileAddress = (build: string, name: string): string => `/_search/${build}/${name}.json`;

/** What is in the first file: where everything else is, and as much of it as fits. */
export type FirstFile = {
  /** Names the build; every file says it, so that files of two builds are never mixed. */
  build: string;
  /** How many documents of each kind there are, in the order of `DOCUMENT_KINDS`. */
  counts: number[];
  /** How many documents of each kind a file of records holds. */
  perFile: number[];
  /** Where the files of postings, of words from their beginning and of words from their end begin. */
  terms: Ranges;
  words: Ranges;
  endings: Ranges;
  /** The first documents, as many as fit. */
  heads: PackedHead[];
  /** Pairs of terms that are compared on a page of their own, by number. */
  compared: [number, number][];
  /** All other files by name, when they are small enough. */
  files?: Record<string, unknown[]>;
};

/** A head as a list: id, title, names, and what a kind has besides; a claim has its status and the word for it. */
export type PackedHead = [
  id: string,
  title: string,
  names?: string[],
  definition?: string,
  senses?: [label: string, definition: string][],
];

/** Where a document's text can be read: its head and its parts. */
export type PackedRecord = [head: PackedHead, parts: [place: DocumentPart['place'], anchor: string, text: string][]];

/** Packs a head. */
export function packHead({ id, title, names, definition, senses, status }: DocumentHead): PackedHead {
  const head: PackedHead = [id, title];
  const more = definition ?? (status && `${status.id} ${status.word}`);
  if (names.length > 0 || more) head.push(names);
  if (more) head.push(more);
  if (senses?.length) head.push(senses.map((sense): [string, string] => [sense.label, sense.definition]));
  return head;
}

/** Reads a packed head of a kind. */
export function unpackHead(kind: DocumentKind, [id, title, names = [], more, senses]: PackedHead): DocumentHead {
  const head: DocumentHead = { kind, id, title, names };
  if (more !== undefined && kind !== 'claim') head.definition = more;
  if (senses) head.senses = senses.map(([label, definition]) => ({ label, definition }));
  if (more === undefined || kind !== 'claim') return head;
  const [status, ...word] = more.split(' ');
  return { ...head, status: { id: status as Status, word: word.join(' ') } };
}

/** Which kind a document is. Asked for every document that is found, so it makes nothing. */
export function kindOf(document: number, counts: readonly number[]): DocumentKind {
  let end = 0;
  for (let kind = 0; kind < DOCUMENT_KINDS.length; kind++) {
    end += counts[kind] ?? 0;
    if (document < end) return DOCUMENT_KINDS[kind] as DocumentKind;
  }
  throw new RangeError(`there is no document ${document}`);
}

/** The file that has a document's record, and where in it. */
export function recordPlace(document: number, { counts, perFile }: FirstFile): { name: string; index: number } {
  const kind = kindOf(document, counts);
  const number = DOCUMENT_KINDS.indexOf(kind);
  const index = document - counts.slice(0, number).reduce((sum, count) => sum + count, 0);
  const each = perFile[number] ?? 1;
  return { name: `${kind}-${Math.floor(index / each)}`, index: index % each };
}

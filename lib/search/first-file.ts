import type { Status } from '#lib/schema/status.ts';
import { DOCUMENT_KINDS, type DocumentHead, type DocumentKind, type DocumentPart } from './document.ts';
import { homeOf } from './numbering.ts';
import { unpackDigits } from './packing.ts';
import type { Ranges } from './ranges.ts';

/** The address of the first file, below the site's root. It is the only one that stays when the content changes. */
export const FIRST_FILE = '/search.json';

/** The address of another file: `terms-3` in the version `1x9fc`. */
export const fileAddress = (name: string, version: string): string => `/_search/${name}-${version}.json`;

/**
 * How long a version is. Two versions of one file have the same once in 1.7 million times. They have no capitals, for file
 * systems that do not tell them apart.
 */
export const VERSION = 4;

/** How many versions the first file has for files of records at most; where there are more files, several share one. */
const MOST_RECORD_VERSIONS = 500;

/** What is in the first file: where everything else is, and as much of it as fits. */
export type FirstFile = {
  /** Names the build: another first file has another one. */
  build: string;
  /** How many documents of each kind there are, in the order of `DOCUMENT_KINDS`, and how many numbers they take. */
  counts: number[];
  rooms: number[];
  /** How many numbers of each kind a file of records has. */
  perFile: number[];
  /** Where the files of postings, of words from their beginning and of words from their end begin. */
  terms: Ranges;
  words: Ranges;
  endings: Ranges;
  /** The versions of these files and of those of records, one after the other. */
  versions: Record<'terms' | 'words' | 'endings' | 'records', string>;
  /** The best documents, as many as fit, and how far each is from the home of its id. */
  heads: PackedHead[];
  moved: string;
  /** Pairs of terms that are compared on a page of their own, by number. */
  compared: [number, number][];
  /** All other files by name, when they are small enough. */
  files?: Record<string, unknown[]>;
  /** Where a server searches a book that is large: whoever is far from the other files asks there, and reads none of them. */
  asked?: string;
};

/** A head as a list: id, title, names, and what a kind has besides; a claim or question has its status and the word for it. */
export type PackedHead = [
  id: string,
  title: string,
  names?: string[],
  definition?: string,
  senses?: [label: string, definition: string][],
];

/** What can be read of a document: its head, its parts, and other documents that go with it, by number. */
export type PackedRecord = [
  head: PackedHead,
  parts: [place: DocumentPart['place'], anchor: string, text: string][],
  goesWith?: [document: number, difference: string][],
];

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
  if (more !== undefined && kind === 'term') head.definition = more;
  if (senses) head.senses = senses.map(([label, definition]) => ({ label, definition }));
  if (more === undefined || kind === 'term') return head;
  const [status, ...word] = more.split(' ');
  return { ...head, status: { id: status as Status, word: word.join(' ') } };
}

/** What a list of numbers, one for each kind, says of all of them. */
export const totalOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** The place in a list of all kinds of what is at `at` of one kind. */
export const placeAmong = (kind: number, at: number, sizes: readonly number[]): number =>
  totalOf(sizes.slice(0, kind)) + at;

/** Which kind is at a place in such a list, and where among its kind. */
export function kindAt(place: number, sizes: readonly number[]): { kind: DocumentKind; at: number } {
  let at = place;
  for (const [kind, size] of sizes.entries()) {
    if (at < size) return { kind: DOCUMENT_KINDS[kind] as DocumentKind, at };
    at -= size;
  }
  throw new RangeError(`there is nothing at ${place}`);
}

/** How many files of records each kind has. */
export const recordFiles = ({ rooms, perFile }: Pick<FirstFile, 'rooms' | 'perFile'>): number[] =>
  rooms.map((room, kind) => Math.ceil(room / (perFile[kind] ?? 1)));

/** How many files of records share a version, those of one neighbourhood: a power of two, so that few new texts change it. */
export function filesPerVersion(first: Pick<FirstFile, 'rooms' | 'perFile'>): number {
  const files = totalOf(recordFiles(first));
  return 2 ** Math.max(0, Math.ceil(Math.log2(files / MOST_RECORD_VERSIONS)));
}

/** The file of records that has a document, by its name and among all, and which of the document's kind it is. */
export function recordPlace(
  document: number,
  first: Pick<FirstFile, 'rooms' | 'perFile'>,
): { name: string; at: number } {
  const { kind, at } = kindAt(document, first.rooms);
  const each = first.perFile[DOCUMENT_KINDS.indexOf(kind)] ?? 1;
  return { name: `${kind}-${Math.floor(at / each)}`, at };
}

/** The numbers of the documents whose heads are in the first file. */
export function numbersOfHeads({ heads, counts, rooms, moved }: FirstFile): number[] {
  const distances = unpackDigits(moved);
  return heads.map(([id], place) => {
    const kind = DOCUMENT_KINDS.indexOf(kindAt(place, counts).kind);
    return placeAmong(kind, homeOf(id, rooms[kind] as number) + (distances[place] as number), rooms);
  });
}

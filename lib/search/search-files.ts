import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DOCUMENT_KINDS, type SearchDocument } from './document.ts';
import { FIRST_FILE, type FirstFile, fileAddress, type PackedRecord, packHead } from './first-file.ts';
import { createImpactIndex } from './impact-index.ts';
import { toImpacts } from './impacts.ts';
import { packPostings, packWords } from './packing.ts';
import { cutIntoFiles } from './ranges.ts';

/** What a file of the index takes at least, in characters; about as many bytes as it has when it is sent. */
const FILE_SIZE = 4_000;

/** The same for a file of records: hits come from all over, and each may need a file of its own. */
const RECORDS_SIZE = 1_500;

/** How many files a list is cut into at most, so that the first file can say where each begins. */
const MOST_FILES = 500;

/** What the first file may take when it is sent, in bytes. */
const FIRST_FILE_SIZE = 20_000;

/** How much of a text is kept for excerpts, in characters. */
const PART_SIZE = 6_000;

/** How documents are written for the browser. */
export type SearchFilesOptions = {
  /** Pairs of ids of terms that are compared on a page of their own. */
  compared?: readonly (readonly [string, string])[];
  /** Whether votes count; they do when nobody says. */
  withVotes?: boolean;
};

/**
 * Everything the browser needs to search these documents: JSON by address. The first file is at most 20 kB when it is sent;
 * all others are in a folder that is named after what is in them.
 */
export function toSearchFiles(given: readonly SearchDocument[], options: SearchFilesOptions = {}): Map<string, string> {
  const documents = inOrder(given);
  const files = new Map<string, unknown[]>();
  const ranges = addIndex(documents, options.withVotes ?? true, files);
  const perFile = addRecords(documents, files);
  const termIds = new Map(documents.flatMap(({ kind, id }, number) => (kind === 'term' ? [[id, number]] : [])));
  const first: FirstFile = {
    build: '',
    counts: DOCUMENT_KINDS.map((kind) => documents.filter((document) => document.kind === kind).length),
    perFile,
    ...ranges,
    heads: [],
    compared: (options.compared ?? []).flatMap(([a, b]) => {
      const [first, second] = [termIds.get(a), termIds.get(b)];
      return first === undefined || second === undefined ? [] : [[first, second] as [number, number]];
    }),
  };
  const heads = documents.map(packHead);
  first.build = createHash('sha256')
    .update(JSON.stringify([first, heads, [...files]]))
    .digest('hex')
    .slice(0, 10);

  const whole = { ...first, heads, files: Object.fromEntries(files) };
  if (fits(whole)) return new Map([[FIRST_FILE, JSON.stringify(whole)]]);
  first.heads = heads.slice(
    0,
    mostThatFit(heads.length, (count) => fits({ ...first, heads: heads.slice(0, count) })),
  );
  return new Map([
    [FIRST_FILE, JSON.stringify(first)],
    ...[...files].map(([name, content]): [string, string] => [
      fileAddress(first.build, name),
      JSON.stringify([first.build, ...content]),
    ]),
  ]);
}

/** Documents by kind, those with more votes first, so that the best are in the first file. */
function inOrder(documents: readonly SearchDocument[]): SearchDocument[] {
  const rank = ({ kind }: SearchDocument) => DOCUMENT_KINDS.indexOf(kind);
  return [...documents].sort((a, b) => rank(a) - rank(b) || (b.votes ?? 0) - (a.votes ?? 0));
}

/** Adds the files of postings and of words; each is a list of `term, postings` or packed words. */
function addIndex(
  documents: readonly SearchDocument[],
  withVotes: boolean,
  files: Map<string, unknown[]>,
): Pick<FirstFile, 'terms' | 'words' | 'endings'> {
  const index = createImpactIndex();
  const found = new Map<string, number>();
  for (const [document, { slots, forms }] of toImpacts(documents, withVotes).entries()) {
    index.add(document, slots);
    for (const form of forms) found.set(form, (found.get(form) ?? 0) + 1);
  }
  const add = <T>(
    name: string,
    items: T[],
    keyOf: (item: T) => string,
    sizeOf: (item: T) => number,
    write: (file: T[]) => unknown[],
  ) => {
    items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const total = items.reduce((sum, item) => sum + sizeOf(item), 0);
    const cut = cutIntoFiles(items, keyOf, sizeOf, Math.max(FILE_SIZE, total / MOST_FILES));
    for (const [number, file] of cut.files.entries()) files.set(`${name}-${number}`, write(file));
    return cut.ranges;
  };
  const first = ([key]: [string, unknown]) => key;
  const postings = index.entries().map(([term, list]): [string, string] => [term, packPostings(list)]);
  const words = [...found].map(([form, count]): [string, number] => [form, Math.min(9, Math.floor(Math.log2(count)))]);
  const endings = words
    .filter(([form]) => /^\p{L}{3,}$/u.test(form))
    .map(([form, weight]): [string, number] => [reverse(form), weight]);
  const sizeOfWord = ([word]: [string, number]) => word.length / 2 + 2;
  return {
    terms: add(
      'terms',
      postings,
      first,
      ([term, packed]) => term.length + packed.length + 6,
      (file) => file.flat(),
    ),
    words: add('words', words, first, sizeOfWord, (file) => [packWords(file)]),
    endings: add('endings', endings, first, sizeOfWord, (file) => [packWords(file)]),
  };
}

/** A word from its end to its beginning. */
export const reverse = (word: string): string => [...word].reverse().join('');

/** Adds the files of records, and says how many documents of each kind a file holds. */
function addRecords(documents: readonly SearchDocument[], files: Map<string, unknown[]>): number[] {
  return DOCUMENT_KINDS.map((kind) => {
    const records = documents.filter((document) => document.kind === kind).map(toRecord);
    const size = records.reduce((sum, record) => sum + JSON.stringify(record).length, 0);
    const each = Math.max(1, Math.round((RECORDS_SIZE * records.length) / size) || 1);
    for (let start = 0; start < records.length; start += each)
      files.set(`${kind}-${start / each}`, records.slice(start, start + each));
    return each;
  });
}

const toRecord = (document: SearchDocument): PackedRecord => [
  packHead(document),
  document.parts.map(({ place, anchor = '', text }) => [place, anchor, text.slice(0, PART_SIZE).toWellFormed()]),
];

const fits = (first: FirstFile): boolean => gzipSync(JSON.stringify(first)).length <= FIRST_FILE_SIZE;

/** The largest count up to `most` for which something still fits. */
function mostThatFit(most: number, fitsWith: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fitsWith(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type AnalysisStore, analyseDocument, Vocabulary } from './analysis.ts';
import { DOCUMENT_KINDS, kindTerm, type SearchDocument } from './document.ts';
import {
  FIRST_FILE,
  type FirstFile,
  fileAddress,
  filesPerVersion,
  type PackedRecord,
  packHead,
  placeAmong,
  recordFiles,
  recordPlace,
  VERSION,
} from './first-file.ts';
import { type Impacts, toImpacts } from './impacts.ts';
import { homeOf, numberIds } from './numbering.ts';
import { packDigits, packPostings, packWords } from './packing.ts';
import { cutIntoFiles } from './ranges.ts';

/** What a file of postings takes at least, in characters, and one of words; each word of a query may need one. */
const POSTINGS_SIZE = 1_800;
const WORDS_SIZE = 4_000;

/** The same for a file of records: hits come from all over, and each may need a file of its own. */
const RECORDS_SIZE = 1_500;

/** How many files a list is cut into at most, so that the first file can say where each begins. */
const MOST_FILES = 600;

/** What the first file may take when it is sent, in bytes. */
const FIRST_FILE_SIZE = 18_000;

/** A text of more characters is taken for one that does not fit, without packing it. */
const MOST_TEXT = 8 * FIRST_FILE_SIZE;

/** What a record takes beside its texts, in characters. */
const RECORD_FRAME = 100;

/** How much of a text is kept for excerpts, in characters. */
const PART_SIZE = 6_000;

/** How documents are written for the browser. */
export type SearchFilesOptions = {
  /** Pairs of ids of terms that are compared on a page of their own. */
  compared?: readonly (readonly [string, string])[];
  /** Whether votes count; they do when nobody says. */
  withVotes?: boolean;
  /** What texts gave when they were read before. */
  analyses?: AnalysisStore;
};

/** A document with its number. */
type Numbered = { number: number; document: SearchDocument };

/**
 * Everything the browser needs to search these documents: JSON by address. The first file is at most 18 kB when it is sent;
 * every other is named after what is in it, and one changed word changes few of them. All of it follows from the documents
 * alone, whatever was written before.
 */
export function toSearchFiles(given: readonly SearchDocument[], options: SearchFilesOptions = {}): Map<string, string> {
  const best = inOrder(given);
  const { rooms, numbers } = numberDocuments(best);
  const numbered = best.map((document, place): Numbered => ({ number: numbers[place] as number, document }));
  numbered.sort((a, b) => a.number - b.number);
  const files = new Map<string, unknown[]>();
  const ranges = addIndex(numbered, options, files);
  const perFile = rooms.map((room, kind) => recordsPerFile(best.filter(isOfKind(kind)), room));
  const numberOf = new Map(best.map((document, place) => [keyOf(document), numbers[place] as number]));
  addRecords(numbered, numberOf, { rooms, perFile }, files);
  const heads = best.map(packHead);
  const moved = best.map(({ kind, id }, place) => {
    const at = DOCUMENT_KINDS.indexOf(kind);
    return (numbers[place] as number) - placeAmong(at, homeOf(id, rooms[at] as number), rooms);
  });
  const first: FirstFile = {
    build: '',
    counts: DOCUMENT_KINDS.map((_, kind) => best.filter(isOfKind(kind)).length),
    rooms,
    perFile,
    ...ranges,
    versions: { terms: '', words: '', endings: '', records: '' },
    heads: [],
    moved: '',
    compared: (options.compared ?? []).flatMap(([a, b]) => {
      const [one, other] = [a, b].map((id) => numberOf.get(keyOf({ kind: 'term', id })));
      return one === undefined || other === undefined ? [] : [[one, other] as [number, number]];
    }),
  };
  const withHeads = (count: number) => ({
    ...first,
    heads: heads.slice(0, count),
    moved: packDigits(moved.slice(0, count)),
  });
  const written = new Map<string, string>();
  const versions = writeFiles(files, first, written);
  const whole = { ...withHeads(heads.length), files: Object.fromEntries(files) };
  if (lengthOf(written) <= MOST_TEXT && fits(whole)) return new Map([[FIRST_FILE, toFirst(whole)]]);
  first.versions = versions;
  const most = mostThatFit(heads.length, (count) => fits(withHeads(count)));
  return new Map([[FIRST_FILE, toFirst(withHeads(most))], ...written]);
}

/** The first file, named after what is in it. */
const toFirst = (first: FirstFile): string => JSON.stringify({ ...first, build: versionOf(JSON.stringify(first)) });

const lengthOf = (files: ReadonlyMap<string, string>) =>
  [...files.values()].reduce((sum, { length }) => sum + length, 0);

const keyOf = ({ kind, id }: Pick<SearchDocument, 'kind' | 'id'>): string => `${kind}/${id}`;

const isOfKind =
  (kind: number) =>
  (document: SearchDocument): boolean =>
    document.kind === DOCUMENT_KINDS[kind];

/** Documents by kind, those with more votes first, so that the best are in the first file. */
function inOrder(documents: readonly SearchDocument[]): SearchDocument[] {
  const rank = ({ kind }: SearchDocument) => DOCUMENT_KINDS.indexOf(kind);
  return [...documents].sort((a, b) => rank(a) - rank(b) || (b.votes ?? 0) - (a.votes ?? 0));
}

/** Numbers documents, those of one kind together. */
function numberDocuments(documents: readonly SearchDocument[]): { rooms: number[]; numbers: number[] } {
  const kinds = DOCUMENT_KINDS.map((_, kind) => numberIds(documents.filter(isOfKind(kind)).map(({ id }) => id)));
  const rooms = kinds.map(({ room }) => room);
  return { rooms, numbers: kinds.flatMap(({ numbers }, kind) => numbers.map((at) => placeAmong(kind, at, rooms))) };
}

/** Adds the files of postings and of words; each is a list of `term, postings` or packed words. */
function addIndex(
  documents: readonly Numbered[],
  { analyses, withVotes = true }: SearchFilesOptions,
  files: Map<string, unknown[]>,
): Pick<FirstFile, 'terms' | 'words' | 'endings'> {
  const vocabulary = analyses?.vocabulary ?? new Vocabulary();
  const analysed = documents.map(({ document }) => ({
    kind: document.kind,
    votes: document.votes,
    analysis: analysisOf(document, vocabulary, analyses),
  }));
  const postings = packTerms(toImpacts(analysed, vocabulary, withVotes), documents, vocabulary);
  for (const [filter, numbers] of filterLists(documents))
    postings.set(filter, packPostings(numbers, new Uint8Array(numbers.length)));
  const found = new Uint32Array(vocabulary.forms.length);
  for (const { analysis } of analysed) for (const form of analysis.forms) (found[form] as number)++;

  const addFiles = <T>(
    name: string,
    values: ReadonlyMap<string, T>,
    least: number,
    sizeOf: (key: string, value: T) => number,
    write: (file: [string, T][]) => unknown[],
  ) => {
    const keys = [...values.keys()].sort();
    const sizeOfKey = (key: string) => sizeOf(key, values.get(key) as T);
    const size = keys.reduce((sum, key) => sum + sizeOfKey(key), 0);
    const cut = cutIntoFiles(keys, (key) => key, sizeOfKey, Math.max(least, powerOfTwo(size / MOST_FILES)));
    for (const [number, file] of cut.files.entries())
      files.set(`${name}-${number}`, write(file.map((key): [string, T] => [key, values.get(key) as T])));
    return cut.ranges;
  };
  const words = new Map<string, number>();
  const endings = new Map<string, number>();
  for (const [number, form] of vocabulary.forms.entries()) {
    if (!found[number]) continue;
    const weight = Math.min(9, Math.floor(Math.log2(found[number])));
    words.set(form, weight);
    if (/^\p{L}{3,}$/u.test(form)) endings.set(reverse(form), weight);
  }
  const sizeOfWord = (word: string) => word.length / 2 + 2;
  return {
    terms: addFiles(
      'terms',
      postings,
      POSTINGS_SIZE,
      (term, packed) => term.length + packed.length + 6,
      (file) => file.flat(),
    ),
    words: addFiles('words', words, WORDS_SIZE, sizeOfWord, (file) => [packWords(file)]),
    endings: addFiles('endings', endings, WORDS_SIZE, sizeOfWord, (file) => [packWords(file)]),
  };
}

/** The postings of every term that a document has. */
function packTerms(impacts: Impacts, documents: readonly Numbered[], { terms }: Vocabulary): Map<string, string> {
  // The impacts of a term are brought together, still in the order of the documents.
  const ends = new Uint32Array(terms.length + 1);
  for (const term of impacts.terms) (ends[term + 1] as number)++;
  for (let term = 0; term < terms.length; term++) (ends[term + 1] as number) += ends[term] as number;
  const next = ends.slice();
  const numbers = new Uint32Array(impacts.terms.length);
  const slots = new Uint8Array(impacts.terms.length);
  for (let from = 0; from < numbers.length; from++) {
    const at = (next[impacts.terms[from] as number] as number)++;
    numbers[at] = documents[impacts.documents[from] as number]?.number as number;
    slots[at] = impacts.slots[from] as number;
  }
  const postings = new Map<string, string>();
  for (const [number, term] of terms.entries()) {
    const [start, end] = [ends[number] as number, ends[number + 1] as number];
    if (end > start) postings.set(term, packPostings(numbers.subarray(start, end), slots.subarray(start, end)));
  }
  return postings;
}

/** The documents that pass each filter; their kind is one more. */
function filterLists(documents: readonly Numbered[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  for (const { number, document } of documents)
    for (const filter of new Set([kindTerm(document.kind), ...document.filters]))
      lists.get(filter)?.push(number) ?? lists.set(filter, [number]);
  return lists;
}

/** What the texts of a document give: kept, or read now. */
function analysisOf(document: SearchDocument, vocabulary: Vocabulary, store: AnalysisStore | undefined) {
  if (!store) return analyseDocument(document, vocabulary);
  const { title, names, parts } = document;
  const texts = [title, names, parts.map(({ place, text }) => [place, text])];
  const key = createHash('sha1').update(JSON.stringify(texts)).digest('base64url');
  const analysis = store.find(key) ?? analyseDocument(document, vocabulary);
  store.keep(key, analysis);
  return analysis;
}

/** A word from its end to its beginning. */
export const reverse = (word: string): string => [...word].reverse().join('');

/** How many numbers a file of records has; in powers of two, so that one text changes it rarely. */
function recordsPerFile(documents: readonly SearchDocument[], room: number): number {
  const sizes = documents.flatMap(({ parts }) => [
    RECORD_FRAME,
    ...parts.map(({ text }) => Math.min(text.length, PART_SIZE)),
  ]);
  const size = sizes.reduce((sum, part) => sum + part, 0);
  return Math.max(1, powerOfTwo((RECORDS_SIZE * room) / (size + 1)));
}

/** The power of two that is nearest below. */
const powerOfTwo = (value: number): number => 2 ** Math.floor(Math.log2(value));

/** Adds the files of records; each is a list of `place among its kind, record`. */
function addRecords(
  documents: readonly Numbered[],
  numberOf: ReadonlyMap<string, number>,
  first: Pick<FirstFile, 'rooms' | 'perFile'>,
  files: Map<string, unknown[]>,
): void {
  for (const { number, document } of documents) {
    const { name, at } = recordPlace(number, first);
    const file = files.get(name) ?? [];
    files.set(name, file);
    file.push(at, toRecord(document, numberOf));
  }
}

function toRecord(document: SearchDocument, numberOf: ReadonlyMap<string, number>): PackedRecord {
  const record: PackedRecord = [
    packHead(document),
    document.parts.map(({ place, anchor = '', text }) => [place, anchor, text.slice(0, PART_SIZE).toWellFormed()]),
  ];
  const others = (document.goesWith ?? []).flatMap(({ difference = '', ...other }): [number, string][] => {
    const number = numberOf.get(keyOf(other));
    return number === undefined ? [] : [[number, difference]];
  });
  if (others.length > 0) record.push(others);
  return record;
}

/** Writes all files but the first; returns their versions. */
function writeFiles(
  files: ReadonlyMap<string, unknown[]>,
  first: Pick<FirstFile, 'rooms' | 'perFile'>,
  written: Map<string, string>,
): FirstFile['versions'] {
  /** Writes those of some files that there are, all in one version. */
  const write = (names: readonly string[]): string => {
    const texts = names.flatMap((name) => (files.has(name) ? [[name, JSON.stringify(files.get(name))] as const] : []));
    if (texts.length === 0) return '-'.repeat(VERSION);
    const version = versionOf(texts.join('\n'));
    for (const [name, text] of texts) written.set(fileAddress(name, version), `["${name}-${version}",${text.slice(1)}`);
    return version;
  };
  const versionsOf = (name: string) => {
    let versions = '';
    for (let number = 0; files.has(`${name}-${number}`); number++) versions += write([`${name}-${number}`]);
    return versions;
  };
  const records = recordFiles(first).flatMap((count, kind) =>
    Array.from({ length: count }, (_, number) => `${DOCUMENT_KINDS[kind]}-${number}`),
  );
  const shared = filesPerVersion(first);
  let ofRecords = '';
  for (let from = 0; from < records.length; from += shared) ofRecords += write(records.slice(from, from + shared));
  return { terms: versionsOf('terms'), words: versionsOf('words'), endings: versionsOf('endings'), records: ofRecords };
}

/** A short name for a text: another one, but for one in 1.7 million, when it changes. */
const versionOf = (text: string): string =>
  (createHash('sha1').update(text).digest().readUIntBE(0, 6) % 36 ** VERSION).toString(36).padStart(VERSION, '0');

function fits(first: FirstFile): boolean {
  const text = JSON.stringify(first);
  return text.length <= MOST_TEXT && gzipSync(text).length <= FIRST_FILE_SIZE;
}

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

import { analyseDocument, Vocabulary } from './analysis.ts';
import type { DocumentHead, DocumentKind } from './document.ts';
import type { Files } from './files.ts';
import { kindAt, numbersOfHeads, totalOf, unpackHead } from './first-file.ts';
import { createImpactIndex, type ImpactIndex } from './impact-index.ts';
import { toImpacts } from './impacts.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { indexNames, type Names } from './names.ts';
import { createRanker, type Ranker } from './rank.ts';

/** A published build, opened: its files and what was made of them. */
export type Build = {
  files: Files;
  /** What was fetched of the index, and how it is ranked. */
  index: ImpactIndex;
  rank: Ranker;
  lexicon: Lexicon;
  /** Terms by their names; topics and sources by theirs. */
  names: Names;
  shelves: Names;
  /** The kind of each document, as its number in `DOCUMENT_KINDS`: it is asked of every document that is found. */
  kinds: Uint8Array;
  /** Where each document stands among equal ones: those of the first file as they are there, others as they are numbered. */
  order: Uint32Array;
  /** The heads in the first file, by number and in their order there. */
  heads: ReadonlyMap<number, DocumentHead>;
  /** The titles in the first file as an index of their own: what can be found before anything else is fetched. */
  titles: () => { index: ImpactIndex; rank: Ranker };
};

/** Opens a build from its first file. */
export function openBuild(files: Files): Build {
  const { first } = files;
  const numbers = numbersOfHeads(first);
  const heads = new Map(
    first.heads.map((head, place) => [numbers[place] as number, unpackHead(kindAt(place, first.counts).kind, head)]),
  );
  const kinds = Uint8Array.from(first.rooms.flatMap((room, kind) => new Array<number>(room).fill(kind)));
  const order = Uint32Array.from(kinds, (_, number) => heads.size + number);
  for (const [place, number] of numbers.entries()) order[number] = place;
  const index = createImpactIndex();
  const namesOf = (...wanted: DocumentKind[]) =>
    indexNames([...heads].flatMap(([document, head]) => (wanted.includes(head.kind) ? [{ document, head }] : [])));
  const names = namesOf('term');
  let titles: ReturnType<typeof indexTitles> | undefined;
  return {
    files,
    index,
    rank: createRanker(index, totalOf(first.counts), kinds.length),
    lexicon: createLexicon(files, index, names.others),
    names,
    shelves: namesOf('topic', 'source'),
    kinds,
    order,
    heads,
    titles: () => (titles ??= indexTitles(heads, kinds.length)),
  };
}

function indexTitles(heads: Build['heads'], room: number) {
  const vocabulary = new Vocabulary();
  const numbers = [...heads.keys()];
  const analysed = [...heads.values()].map((head) => ({
    kind: head.kind,
    analysis: analyseDocument({ ...head, parts: [] }, vocabulary),
  }));
  const { documents, terms, slots } = toImpacts(analysed, vocabulary, false);
  const slotsOf = numbers.map(() => new Map<string, number>());
  for (const [at, document] of documents.entries())
    slotsOf[document]?.set(vocabulary.terms[terms[at] as number] as string, slots[at] as number);
  const index = createImpactIndex();
  for (const [document, number] of numbers.entries()) index.add(number, slotsOf[document] as Map<string, number>);
  return { index, rank: createRanker(index, heads.size, room) };
}

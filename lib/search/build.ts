import type { DocumentHead, DocumentKind } from './document.ts';
import type { Files } from './files.ts';
import { kindOf, unpackHead } from './first-file.ts';
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
  /** The heads in the first file, by number. */
  heads: readonly DocumentHead[];
  /** The titles in the first file as an index of their own: what can be found before anything else is fetched. */
  titles: () => { index: ImpactIndex; rank: Ranker };
};

/** Opens a build from its first file. */
export function openBuild(files: Files): Build {
  const { counts } = files.first;
  const documents = counts.reduce((sum, count) => sum + count, 0);
  const heads = files.first.heads.map((head, document) => unpackHead(kindOf(document, counts), head));
  const kinds = Uint8Array.from(counts.flatMap((count, kind) => new Array<number>(count).fill(kind)));
  const index = createImpactIndex();
  const namesOf = (...wanted: DocumentKind[]) =>
    indexNames(heads.flatMap((head, document) => (wanted.includes(head.kind) ? [{ document, head }] : [])));
  const names = namesOf('term');
  let titles: ReturnType<typeof indexTitles> | undefined;
  return {
    files,
    index,
    rank: createRanker(index, documents),
    lexicon: createLexicon(files, index, names.others),
    names,
    shelves: namesOf('topic', 'source'),
    kinds,
    heads,
    titles: () => (titles ??= indexTitles(heads)),
  };
}

function indexTitles(heads: readonly DocumentHead[]) {
  const index = createImpactIndex();
  const impacts = toImpacts(heads.map((head) => ({ ...head, parts: [], filters: [] })));
  for (const [document, { slots }] of impacts.entries()) index.add(document, slots);
  return { index, rank: createRanker(index, heads.length) };
}

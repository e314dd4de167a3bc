import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SearchDocument } from '../../lib/search/document.ts';
import { CannotRun } from '../../tools/command.ts';

/** Texts with questions of real people and what answers them. */
export type Collection = { name: string; docs: CollectionDocument[]; queries: CollectionQuery[] };
/** A text; `extra` is what others added to it, `score` its votes. */
export type CollectionDocument = { id: string; title: string; body?: string; extra?: string; score?: number };
/** A query: `rel` grades the texts that answer it, `exclude` are texts that are not to be found. */
export type CollectionQuery = {
  id: string;
  text: string;
  rel: Record<string, number>;
  exclude?: string | string[];
  split?: string;
};

/** Reads a collection, packed by gzip or not. */
export function readCollection(file: string): Collection {
  try {
    const bytes = readFileSync(file);
    const collection = JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')) as Collection;
    if (!Array.isArray(collection.docs) || !Array.isArray(collection.queries)) throw new Error('no docs or no queries');
    return collection;
  } catch (error) {
    throw new CannotRun(`${file} is no collection: ${error instanceof Error ? error.message : error}`);
  }
}

/** The queries of a split; all of them when the collection has none, or for the split `all`. */
export const queriesOf = ({ queries }: Collection, split: string): CollectionQuery[] =>
  queries.filter((query) => split === 'all' || query.split === undefined || query.split === split);

/** The texts that a query must not find. */
export const excludedBy = ({ exclude = [] }: CollectionQuery): ReadonlySet<string> =>
  new Set([exclude].flat().map(String));

/** A text as a thread of the book: its body is the question, what others added an answer. */
export function toDocument({ id, title, body, extra, score }: CollectionDocument): SearchDocument {
  return {
    kind: 'question',
    id: String(id),
    title,
    names: [],
    filters: [],
    ...(score === undefined ? {} : { votes: score }),
    parts: [
      ...(body ? [{ place: 'question' as const, text: body }] : []),
      ...(extra ? [{ place: 'answer' as const, text: extra }] : []),
    ],
  };
}

import { gzipSync } from 'node:zlib';
import { analyse } from '../../lib/search/analyser.ts';
import { openSearch } from '../../lib/search/client.ts';
import type { FetchFile, SearchClient } from '../../lib/search/protocol.ts';
import { toSearchFiles } from '../../lib/search/search-files.ts';
import { randomOf } from '../../tools/process/random.ts';
import {
  type Collection,
  type CollectionDocument,
  type CollectionQuery,
  excludedBy,
  queriesOf,
  toDocument,
} from './collection.ts';
import { mean, rate, type Scores } from './scores.ts';
import { misspell } from './typo.ts';

/** What is measured of our own search over a collection. Times are CPU ms, bytes are those of gzip. */
export type SearchMeasure = {
  collection: string;
  split: string;
  queries: number;
  ndcg10: number;
  mrr10: number;
  recall100: number;
  ndcg10Typo: number;
  cpuMsQuery: number;
  cpuMsBuild: number;
  indexBytes: number;
  firstQueryBytes: { p50: number; p95: number };
  requests: number;
};

/** The scores of every query, and of every misspelt one. */
export type Rated = { asked: Scores[]; misspelt: Scores[] };

/** An engine over a collection: what it finds for a text, best first. */
export type Engine = (text: string, most: number) => string[] | Promise<string[]>;

/** The queries of a split and the same misspelt; the same for every engine and on every machine. */
export function askedOf(
  collection: Collection,
  split: string,
): { queries: CollectionQuery[]; misspelt: CollectionQuery[] } {
  const queries = queriesOf(collection, split);
  const counts = countTerms(collection.docs);
  const misspelt = queries.map((query, index) => ({
    ...query,
    text: misspell(query.text, (term) => counts.get(term) ?? 0, randomOf(index + 1)),
  }));
  return { queries, misspelt };
}

/** Rates an engine by every query as it is and misspelt. */
export async function rateEngine(engine: Engine, asked: ReturnType<typeof askedOf>): Promise<Rated> {
  const rateAll = async (queries: readonly CollectionQuery[]) => {
    const scores: Scores[] = [];
    for (const query of queries) {
      const excluded = excludedBy(query);
      const found = await engine(query.text, 100 + excluded.size);
      scores.push(
        rate(
          found.filter((id) => !excluded.has(id)),
          query.rel,
        ),
      );
    }
    return scores;
  };
  return { asked: await rateAll(asked.queries), misspelt: await rateAll(asked.misspelt) };
}

/** Measures our search: the files the site would serve, read by the client that runs in the browser. */
export async function measureSearch(
  collection: Collection,
  split: string,
  withVotes: boolean,
): Promise<{ measure: SearchMeasure; rated: Rated }> {
  const asked = askedOf(collection, split);
  const documents = collection.docs.map(toDocument);
  let files = new Map<string, string>();
  const cpuMsBuild = await cpuMs(() => {
    files = toSearchFiles(documents, { withVotes });
  });
  const client = openSearch('', fetchFrom(files));
  const rated = await rateEngine((text, most) => idsFound(client, text, most), asked);
  const askAll = async () => {
    for (const { text } of asked.queries) await client.query(text);
  };
  await askAll();
  const cpuMsQuery = (await cpuMs(askAll)) / Math.max(1, asked.queries.length);
  const sizes = new Map([...files].map(([address, text]) => [address, gzipSync(text).length]));
  const first = await measureFirstQueries(asked.queries, files, sizes);
  const average = (scores: readonly Scores[], name: keyof Scores) => round(mean(scores.map((score) => score[name])), 4);
  return {
    rated,
    measure: {
      collection: collection.name,
      split,
      queries: asked.queries.length,
      ndcg10: average(rated.asked, 'ndcg10'),
      mrr10: average(rated.asked, 'mrr10'),
      recall100: average(rated.asked, 'recall100'),
      ndcg10Typo: average(rated.misspelt, 'ndcg10'),
      cpuMsQuery: round(cpuMsQuery, 3),
      cpuMsBuild: Math.round(cpuMsBuild),
      indexBytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
      ...first,
    },
  };
}

/** What somebody's first query costs, everything it shows included, when nothing has been fetched before. */
async function measureFirstQueries(
  queries: readonly CollectionQuery[],
  files: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, number>,
): Promise<Pick<SearchMeasure, 'firstQueryBytes' | 'requests'>> {
  const bytes: number[] = [];
  const requests: number[] = [];
  for (const { text } of queries) {
    const fetched: string[] = [];
    await openSearch('', fetchFrom(files, fetched)).query(text);
    bytes.push(fetched.reduce((sum, address) => sum + (sizes.get(address) ?? 0), 0));
    requests.push(fetched.length);
  }
  const part = (values: number[], share: number) =>
    values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
  return { firstQueryBytes: { p50: part(bytes, 0.5), p95: part(bytes, 0.95) }, requests: part(requests, 0.5) };
}

/** Reads files as a browser would, and notes what it read. */
export const fetchFrom =
  (files: ReadonlyMap<string, string>, fetched: string[] = []): FetchFile =>
  async (address) => {
    fetched.push(address);
    const text = files.get(address);
    return { ok: text !== undefined, status: text === undefined ? 404 : 200, text: async () => text ?? '' };
  };

async function idsFound(client: SearchClient, text: string, limit: number): Promise<string[]> {
  const { groups } = await client.query(text, { limit });
  const hits = groups.flatMap((group) => group.hits).sort((a, b) => a.rank - b.rank);
  return hits.map(({ key }) => key.slice(key.indexOf('/') + 1));
}

/** User and system time of this process, in ms. */
export async function cpuMs(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A number with so many digits after the point. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function countTerms(docs: readonly CollectionDocument[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, body = '', extra = '' } of docs)
    for (const term of new Set(analyse(`${title}\n${body}\n${extra}`).map((token) => token.term)))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

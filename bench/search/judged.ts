import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openSearch } from '../../lib/search/client.ts';
import type { FetchFile, SearchHit, SearchResult } from '../../lib/search/protocol.ts';

/** A query and what a reader would want it to find; the file of them says what each field means. */
export type JudgedQuery = {
  query: string;
  typing?: boolean;
  first?: string[];
  within3?: string[];
  only?: string;
  offers?: string;
  never?: string[] | string;
  nothing?: boolean;
};

/** A judged query that found something else: what was wanted, and the first three that were found. */
export type Miss = { query: string; missing: string[]; found: string[] };

/** Reads the judged queries. */
export const readJudged = (file: string): JudgedQuery[] => parse(readFileSync(file, 'utf8'));

/** Asks every judged query, and says which were not met within the first three hits. */
export async function judge(file: string, fetchFile: FetchFile): Promise<{ queries: number; misses: Miss[] }> {
  const judged = readJudged(file);
  const search = openSearch('', fetchFile);
  const misses: Miss[] = [];
  for (const wanted of judged) {
    const { groups, compare, total } = await search.query(wanted.query, { typing: wanted.typing ?? false });
    const hits = groups.flatMap((group) => group.hits).sort((a, b) => a.rank - b.rank);
    const keys = hits.map(keyOfHit);
    const found = keys.slice(0, 3);
    const missing = [
      ...(wanted.first && !wanted.first.some((key) => found.includes(key)) ? [wanted.first.join(' or ')] : []),
      ...(wanted.within3 ?? []).filter((key) => !found.includes(key)),
      ...(wanted.only && hits.some(({ kind }) => kind !== wanted.only) ? [`only ${wanted.only}`] : []),
      ...(wanted.offers && !compare?.href.includes(wanted.offers) ? [wanted.offers] : []),
      ...[wanted.never ?? []].flat().flatMap((key) => (keys.includes(key) ? [`not ${key}`] : [])),
      ...(wanted.nothing && total > 0 ? ['nothing'] : []),
    ];
    if (missing.length > 0) misses.push({ query: wanted.query, missing, found });
  }
  return { queries: judged.length, misses };
}

/** What every judged query finds when it is asked once, by query. */
export async function foundByJudged(
  file: string,
  fetchFile: FetchFile,
): Promise<[query: string, result: SearchResult][]> {
  const search = openSearch('', fetchFile);
  const found: [string, SearchResult][] = [];
  for (const { query } of readJudged(file)) found.push([query, await search.query(query)]);
  return found;
}

/** A hit's key as `keyOf` in `lib/model/ids.ts` spells it; an answer or comment is named by its anchor. */
const keyOfHit = ({ kind, key, href }: SearchHit): string =>
  kind === 'answer' || kind === 'comment' ? `${kind}/${key.slice(key.indexOf('/') + 1)}/${href.split('#')[1]}` : key;

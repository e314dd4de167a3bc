import type { IncomingMessage, ServerResponse } from 'node:http';
import { openSearch } from '#lib/search/client.ts';
import { FIRST_FILE } from '#lib/search/first-file.ts';
import type { FetchFile, SearchClient, SearchResult } from '#lib/search/protocol.ts';
import { chooseEncoding, packBody } from '../server/body.ts';
import { contentTypeOf } from '../server/content-types.ts';
import { sayBody } from '../server/server.ts';
import { findPlaces } from './archive.ts';
import type { Database } from './database.ts';

/** Where the archive is asked for hits. */
export const HITS = '/search/hits.json';

/** How many hits one answer has at most. */
const MOST_HITS = 50;

/** From so many documents on a browser has the server search: the files of a larger index are too large to be read one by one. */
export const MANY = 20_000;

/** How long a search may take, in ms. */
const LONGEST = 2_000;

/** How many characters of the index one process keeps in memory. */
const KEPT = 64_000_000;

/**
 * Finds what the search in the browser finds: it is the same one, over the same files, which it reads from
 * the database. It begins anew when another book is there, and when it has read so much that it would take too much room.
 */
export function openHits(database: Database) {
  let open: { hash: string; search: SearchClient } | undefined;
  let read = 0;
  const openFor = (base: string, hash: string): SearchClient => {
    read = 0;
    const fetchFile: FetchFile = async (address) => {
      const path = address.slice(base.length);
      const body = (await findPlaces(database, [path])).get(path)?.body;
      read += body?.length ?? 0;
      return { ok: body !== undefined, status: body ? 200 : 404, text: async () => body?.toString() ?? '' };
    };
    open = { hash, search: openSearch(base, fetchFile, { isNear: true }) };
    return open.search;
  };
  return async (base: string, query: string, limit?: number, typing = false): Promise<SearchResult> => {
    const [first] = await database.query<{ hash: string }>('select hash from answerbook.place where path = $1', [
      FIRST_FILE,
    ]);
    if (!first) throw new Error('the book has no search');
    const search = open?.hash === first.hash && read < KEPT ? open.search : openFor(base, first.hash);
    const signal = AbortSignal.timeout(LONGEST);
    const late = new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(new Error('too slow'))));
    const result = await Promise.race([search.query(query, { limit, typing, signal }), late]);
    if (result.failure) throw new Error(result.failure.message);
    return result;
  };
}

/** Answers a search: `q` is the query, `limit` how many hits there are at most, and `typing` whether the last word may go on. */
export async function sayHits(
  request: IncomingMessage,
  response: ServerResponse,
  find: (query: string, limit: number | undefined, typing: boolean) => Promise<SearchResult>,
  target: string,
  headers: Record<string, string>,
): Promise<void> {
  const asked = new URLSearchParams(target);
  const wanted = Number(asked.get('limit') ?? Number.NaN);
  const limit = wanted >= 1 ? Math.min(MOST_HITS, Math.floor(wanted)) : undefined;
  const whole = Buffer.from(JSON.stringify(await find(asked.get('q') ?? '', limit, asked.get('typing') === '1')));
  const encoding = chooseEncoding(request.headers['accept-encoding'], true, whole.length);
  const body = { type: contentTypeOf(HITS), encoding, ...(await packBody(whole, encoding)) };
  sayBody(request, response, 200, body, { ...headers, 'Cache-Control': 'public, max-age=60', 'Cache-Tag': 'book' });
}

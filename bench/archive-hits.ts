import { openSearch } from '../lib/search/client.ts';
import type { FetchFile } from '../lib/search/protocol.ts';
import { toSearchFiles } from '../lib/search/search-files.ts';
import { openServer } from '../tools/archive/database.ts';
import { openHits } from '../tools/archive/hits.ts';
import { putPlaces } from '../tools/archive/load.ts';
import { migrate } from '../tools/archive/migrate.ts';
import { startPostgres } from '../tools/archive/trial-database.ts';
import { type Collection, toDocument } from './search/collection.ts';

/** How the hits of an archive compare with the browser's, and what they cost this process, in CPU ms. */
export type HitsMeasure = {
  documents: number;
  queries: number;
  equal: number;
  cpuMs: number;
  files: number;
  megabytes: number;
};

/**
 * Puts the index of a collection into a Postgres that is started for it, and asks every query there and as the browser does:
 * how many have the same first ten hits.
 * @param copies so many copies of every document are put beside it, under other ids
 */
export async function compareHits({ docs, queries }: Collection, copies: number): Promise<HitsMeasure> {
  const documents = Array.from({ length: copies + 1 }, (_, copy) =>
    docs.map((doc) => toDocument(copy ? { ...doc, id: `${doc.id}-${copy}` } : doc)),
  ).flat();
  const files = toSearchFiles(documents);
  const inMemory: FetchFile = async (address) => {
    const text = files.get(address);
    return { ok: text !== undefined, status: text === undefined ? 404 : 200, text: async () => text ?? '' };
  };
  const browser = openSearch('', inMemory);
  const postgres = await startPostgres();
  const database = await openServer({ connect: 5_000, query: 600_000, connections: 4 }, postgres.url);
  try {
    await migrate(database);
    await putPlaces(
      database,
      [...files].map(([path, text]) => ({ path, page: '', kind: 'file', body: Buffer.from(text) })),
    );
    const hits = openHits(database);
    for (const { text } of queries.slice(0, 50)) await hits('', text, 10);
    const before = process.cpuUsage();
    const found: unknown[] = [];
    for (const { text } of queries) found.push(await hits('', text, 10));
    const { user, system } = process.cpuUsage(before);
    let equal = 0;
    for (const [index, { text }] of queries.entries())
      if (JSON.stringify(await browser.query(text, { limit: 10 })) === JSON.stringify(found[index])) equal += 1;
    const megabytes = [...files.values()].reduce((sum, text) => sum + text.length, 0) / 1e6;
    return {
      documents: documents.length,
      queries: queries.length,
      equal,
      cpuMs: (user + system) / 1000 / queries.length,
      files: files.size,
      megabytes,
    };
  } finally {
    await database.close();
    await postgres.remove();
  }
}

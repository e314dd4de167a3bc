import { gunzipSync } from 'node:zlib';
import { Failure } from '../command.ts';
import type { Database } from './database.ts';
import { missingMigrations } from './migrate.ts';

/** What is published at an address; `body` is left out where the hash is one that the reader knows. */
export type Place = {
  path: string;
  /** The page it belongs to, `''` for what belongs to none. */
  page: string;
  kind: 'page' | 'file' | 'redirect';
  target: string | null;
  hash: string;
  body?: Buffer;
};

/** The book that is in a database. */
export type ArchiveBook = { siteUrl: string; assets: unknown; loaded: string };

/** Finds what is published at any of these addresses, by address, without the bodies whose hashes are known. */
export async function findPlaces(
  { query }: Database,
  paths: readonly string[],
  known: readonly string[] = [],
): Promise<Map<string, Place>> {
  const rows = await query<Omit<Place, 'body'> & { body: Uint8Array | null }>(
    `select path, page, kind, target, hash, case when hash = any($2) then null else body end as body
     from answerbook.place where path = any($1)`,
    [paths, known],
  );
  return new Map(
    rows.map(({ body, ...place }) => [place.path, { ...place, ...(body ? { body: gunzipSync(body) } : {}) }]),
  );
}

/**
 * Reads which book is in a database.
 * @throws Failure that says what to do when there is none that this version of the code can draw
 */
export async function readBook({ query }: Database, version: string): Promise<ArchiveBook> {
  const [exists] = await query<{ made: boolean }>("select to_regclass('answerbook.migration') is not null as made");
  if (!exists?.made || (await missingMigrations(query)).length > 0)
    throw new Failure('The database has not the tables of this version: run npm run kb -- load.');
  const [book] = await query<{ version: string; site_url: string; assets: unknown; loaded: Date }>(
    'select version, site_url, assets, loaded from answerbook.book',
  );
  if (!book) throw new Failure('The database has no book: run npm run kb -- load.');
  if (book.version !== version)
    throw new Failure('The database was loaded by another version of Answerbook: run npm run kb -- load.');
  return { siteUrl: book.site_url, assets: book.assets, loaded: new Date(book.loaded).toISOString() };
}

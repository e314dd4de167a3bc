import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { cardAddress, NOT_FOUND, undrawnCardAddress } from '#lib/model/ids.ts';
import type { Fact } from '#lib/page/facts.ts';
import { viewAt } from '#lib/page/open-book.ts';
import type { Page } from '#lib/page/page.ts';
import { fullTexts, MOST_TEXT, toLlmsFull } from '#lib/publish/llms.ts';
import { pageFiles } from '#lib/publish/page-files.ts';
import { formerAddressesOf, isFormer, redirectsOf } from '#lib/publish/redirects.ts';
import { FIRST_FILE, type FirstFile, totalOf } from '#lib/search/first-file.ts';
import { cardsOf } from '../build/cards.ts';
import { filesBeside, hashOfSite, noteLeading, type SiteParts } from '../finish/finish.ts';
import type { Database, Query } from './database.ts';
import { toDocument } from './document.ts';
import { HITS, MANY } from './hits.ts';
import { migrate } from './migrate.ts';

/** What is loaded, and where to. */
export type LoadParts = Pick<SiteParts, 'open' | 'assets' | 'draw' | 'version'> & {
  database: Database;
  /** From so many documents on a browser has the server search. */
  many?: number;
  /** Told from time to time how many pages have been looked at, of how many, and how many were made. */
  onProgress?: (done: number, all: number, made: number) => void;
};

/** What a load came to: `changed` are the pages of which something is another now, `''` among them for what is of none. */
export type Loaded = { pages: number; made: number; changed: string[] };

/** What the database holds at an address; a page's body is its view. */
export type NewPlace = {
  path: string;
  page: string;
  kind: 'page' | 'file' | 'redirect';
  target?: string;
  body?: Uint8Array;
};
type Unit = { page: string; made_of: string; facts: Fact[] };

/** So many pages are looked at between two looks at the database, and after so many bytes what was made is handed over. */
const PAGES = 250;
const BYTES = 4_000_000;

/** The page of what belongs to no single one. */
const WHOLE_BOOK = '';

/**
 * Puts a book into the database: the view of every page, and every file that is published beside pages. What was made
 * waits in tables of its own, so that a load which is ended goes on from there; all of it is put in place by one
 * transaction, and until then the book that was there is read. A page whose facts stand as they did is not made.
 * @throws Failure when the tables are of another version; whatever the database says
 */
export async function loadArchive(parts: LoadParts): Promise<Loaded> {
  const { open, assets, version, database } = parts;
  await migrate(database);
  return database.withLock(async () => {
    const redirects = redirectsOf(open.book, open.pages);
    const made = await makePages(parts, redirects);
    const files = await makeFiles(parts, redirects);
    const changed = await database.transaction(async (query) => {
      const paths = await putInPlace(query, [...open.pages.keys()], files);
      await query(
        `insert into answerbook.book (version, site_url, assets) values ($1, $2, $3)
         on conflict (one) do update set version = $1, site_url = $2, assets = $3, loaded = now()`,
        [version, open.book.settings.siteUrl, JSON.stringify(assets.addresses)],
      );
      return paths;
    });
    await database.script('analyze answerbook.place');
    return { pages: open.pages.size, made, changed };
  });
}

async function makePages(parts: LoadParts, redirects: ReadonlyMap<string, string>): Promise<number> {
  const { open, database, onProgress } = parts;
  const site = hashOfSite(parts);
  const leading = noteLeading(open, redirects);
  const formerly = formerAddressesOf(redirects);
  const hashOfFacts = (facts: readonly Fact[]) =>
    hashOf(JSON.stringify([site, facts.map((fact) => [fact, open.facts.hashOf(fact)])]));
  const addresses = [...open.pages.keys()].sort();
  let made = 0;
  for (let from = 0; from < addresses.length; from += PAGES) {
    const batch = new Batch(database);
    const some = addresses.slice(from, from + PAGES);
    const { placed, waiting } = await unitsOf(database.query, some);
    for (const page of some) {
      const next = waiting.get(page);
      if (next && hashOfFacts(next.facts) === next.made_of) continue;
      if (next) batch.drop(page);
      const known = placed.get(page);
      if (known && hashOfFacts(known.facts) === known.made_of) continue;
      const { result, facts } = await open.facts.note(() => [...placesOf(parts, page, leading, formerly)]);
      await batch.add({ page, made_of: hashOfFacts(facts), facts }, result);
      made += 1;
    }
    await batch.send();
    onProgress?.(Math.min(from + PAGES, addresses.length), addresses.length, made);
  }
  return made;
}

/** A page, what stands beside it, and the addresses that lead to it. Its documents are drawn when they are asked for. */
function* placesOf(
  { open, version }: LoadParts,
  address: string,
  leading: ReadonlyMap<string, [from: string, to: string][]>,
  formerly: ReadonlyMap<string, readonly string[]>,
): Iterable<NewPlace> {
  const page = open.pages.get(address) as Page;
  const file = (path: string, text: string | Uint8Array): NewPlace => ({
    path: `/${path}`,
    page: address,
    kind: 'file',
    body: Buffer.from(text),
  });
  yield { path: address, page: address, kind: 'page', body: Buffer.from(JSON.stringify(viewAt(open, address))) };
  if (address === NOT_FOUND) return;
  const ways = leading.get(address) ?? [];
  const former = ways.flatMap(([from, to]) => (isFormer(from) && to === address ? [from] : []));
  for (const { path, text } of pageFiles(open.book, page, former)) yield file(path, text);
  for (const { spec } of cardsOf({ ...open, pages: new Map([[address, page]]) }, version))
    for (const at of [address, ...(formerly.get(address) ?? [])])
      yield file(undrawnCardAddress(cardAddress(at)).slice(1), JSON.stringify(spec));
  for (const [from, to] of ways) yield { path: from, page: address, kind: 'redirect', target: to };
}

/** The files of the whole book; most are made anew each time, and sent only when they are others. */
async function makeFiles(parts: LoadParts, redirects: ReadonlyMap<string, string>): Promise<string[]> {
  const { open, database, draw } = parts;
  const batch = new Batch(database);
  batch.drop(WHOLE_BOOK);
  const rows = await database.query<{ path: string; hash: string }>(
    'select path, hash from answerbook.place where page = $1',
    [WHOLE_BOOK],
  );
  const known = new Map(rows.map(({ path, hash }) => [path, hash]));
  const paths: string[] = [];
  const add = async (path: string, body: Uint8Array) => {
    paths.push(path);
    if (known.get(path) !== hashOf(body)) await batch.add(undefined, [{ path, page: WHOLE_BOOK, kind: 'file', body }]);
  };
  for (const { path, input } of filesBeside(parts, redirects))
    await add(`/${path}`, `/${path}` === FIRST_FILE ? withServer(input, parts.many) : input);
  const texts = new Map<string, string>();
  let length = 0;
  for (const address of fullTexts(open.book)) {
    if (length > MOST_TEXT) break;
    const { markdown } = toDocument(await draw(address), open.book.hrefOf(''));
    texts.set(address, markdown);
    length += markdown.length;
  }
  await add('/llms-full.txt', Buffer.from(toLlmsFull(open.book, (address) => texts.get(address) ?? '')));
  await batch.send();
  return paths;
}

/** Puts places that belong to no page into the database as they are, for what measures it. */
export async function putPlaces(database: Database, places: readonly NewPlace[]): Promise<void> {
  const batch = new Batch(database);
  for (const place of places) await batch.add(undefined, [place]);
  await batch.send();
  await database.transaction((query) =>
    putInPlace(
      query,
      [],
      places.map(({ path }) => path),
    ),
  );
}

/** The first file of the search, which in a large book has the browser ask the server. */
function withServer(input: Uint8Array, many = MANY): Uint8Array {
  const first = JSON.parse(Buffer.from(input).toString()) as FirstFile;
  return totalOf(first.counts) < many ? input : Buffer.from(JSON.stringify({ ...first, asked: HITS }));
}

/** How every page stood when it was made: the one that is in place, and the one that waits. */
async function unitsOf(query: Query, pages: readonly string[]) {
  const read = async (rows: Promise<{ page: string; made_of: string; facts: Uint8Array }[]>) =>
    new Map(
      (await rows).map(({ facts, ...unit }) => [
        unit.page,
        { ...unit, facts: gunzipSync(facts).toString().split('\n') },
      ]),
    );
  return {
    placed: await read(query('select page, made_of, facts from answerbook.unit where page = any($1)', [pages])),
    waiting: await read(query('select page, made_of, facts from answerbook.next_unit where page = any($1)', [pages])),
  };
}

/** What was made and is on its way to the database, where it waits until all is there. */
class Batch {
  readonly #database: Database;
  #places: NewPlace[] = [];
  #units: Unit[] = [];
  #dropped: string[] = [];
  #bytes = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Forgets what waits of a page. */
  drop(page: string): void {
    this.#dropped.push(page);
  }

  async add(unit: Unit | undefined, places: readonly NewPlace[]): Promise<void> {
    if (unit) this.#units.push(unit);
    this.#places.push(...places);
    this.#bytes += places.reduce((sum, { body }) => sum + (body?.length ?? 0), 0);
    if (this.#bytes > BYTES) await this.send();
  }

  /** Hands over what has come together, all of it or nothing. */
  async send(): Promise<void> {
    const places = this.#places.map(toRow);
    const units = this.#units.map(({ facts, ...unit }) => ({ ...unit, facts: packed(facts.join('\n')) }));
    const dropped = this.#dropped;
    [this.#places, this.#units, this.#dropped, this.#bytes] = [[], [], [], 0];
    await this.#database.transaction(async (query) => {
      for (const sql of DROP) await query(sql, [dropped]);
      await query(ADD_PLACES, [JSON.stringify(places)]);
      await query(ADD_UNITS, [JSON.stringify(units)]);
    });
  }
}

const toRow = ({ body, target, ...place }: NewPlace) => ({
  ...place,
  target: target ?? null,
  hash: hashOf(body ?? target ?? ''),
  body: body ? packed(body) : null,
});

const DROP = ['next_place', 'next_unit'].map((table) => `delete from answerbook.${table} where page = any($1)`);

const ADD_PLACES = `
  insert into answerbook.next_place (path, page, kind, target, hash, body)
  select path, page, kind, target, hash, decode(body, 'base64')
  from json_to_recordset($1::json) as made (path text, page text, kind text, target text, hash text, body text)
  on conflict (path) do update
    set page = excluded.page, kind = excluded.kind, target = excluded.target, hash = excluded.hash, body = excluded.body`;

const ADD_UNITS = `
  insert into answerbook.next_unit (page, made_of, facts)
  select page, made_of, decode(facts, 'base64')
  from json_to_recordset($1::json) as made (page text, made_of text, facts text)
  on conflict (page) do update set made_of = excluded.made_of, facts = excluded.facts`;

/** Makes what waits the book that is read, and takes away what is no longer published; returns the pages that it changed. */
async function putInPlace(query: Query, pages: readonly string[], files: readonly string[]): Promise<string[]> {
  const changed = new Set<string>();
  const change = async (sql: string, ...values: unknown[]) => {
    for (const { page } of await query<{ page: string }>(sql, values)) changed.add(page);
  };
  const kept = new Set([WHOLE_BOOK, ...pages]);
  const known = await query<{ page: string }>(
    'select page from answerbook.unit union select page from answerbook.next_unit',
  );
  const gone = known.flatMap(({ page }) => (kept.has(page) ? [] : [page]));
  for (const sql of DROP) await query(sql, [gone]);
  await query('delete from answerbook.unit where page = any($1)', [gone]);
  await change('delete from answerbook.place where page = any($1) returning page', gone);
  await change(
    `delete from answerbook.place using answerbook.next_unit made
     where place.page = made.page
       and not exists (select from answerbook.next_place next where next.path = place.path) returning place.page`,
  );
  await change(
    `delete from answerbook.place where page = '' and not exists (
       select from json_array_elements_text($1::json) as still (path) where still.path = place.path) returning page`,
    JSON.stringify(files),
  );
  await change(
    `insert into answerbook.place select * from answerbook.next_place
     on conflict (path) do update
       set page = excluded.page, kind = excluded.kind, target = excluded.target, hash = excluded.hash, body = excluded.body
       where (place.page, place.kind, place.hash) is distinct from (excluded.page, excluded.kind, excluded.hash)
     returning page`,
  );
  await query(
    `insert into answerbook.unit select * from answerbook.next_unit
     on conflict (page) do update set made_of = excluded.made_of, facts = excluded.facts`,
  );
  await query('truncate answerbook.next_place, answerbook.next_unit');
  return [...changed].sort();
}

const packed = (body: string | Uint8Array): string => gzipSync(body).toString('base64');

const hashOf = (body: string | Uint8Array): string => createHash('sha1').update(body).digest('base64url');

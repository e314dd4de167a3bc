import type { PageView } from '#lib/page/open-book.ts';
import type { Draw } from '../build/app.ts';
import type { AssetAddresses } from '../build/assets.ts';
import { Failure } from '../command.ts';
import { type HeaderRule, headerRules, parseHeadersFile } from '../server/headers.ts';
import { findPlaces, readBook } from './archive.ts';
import type { Database } from './database.ts';
import { type Document, toDocument } from './document.ts';
import type { KeptPlace } from './places.ts';

/** What draws the pages whose views it is handed: the compiled application. */
export type Drawer = (source: { viewAt: (address: string) => PageView | undefined; assets: AssetAddresses }) => Draw;

/** The book that is served: the path below which, what its pages load, its headers, and how a page of it is drawn. */
export type ServedBook = {
  base: string;
  assets: AssetAddresses;
  rules: HeaderRule[];
  documentOf: (place: KeptPlace) => Promise<Document>;
};

/** There is no book to be served, or nothing can be known of it now. */
export class Unavailable extends Error {}

/** For how long a look at which book is there holds, in ms. */
const HOLDS = 2_000;

/**
 * The book in a database as it was a moment ago, and while the database does not answer the one before; rejects with
 * `Unavailable` where there is none, or one that another version of the code loaded.
 */
export function openServedBook(database: Database, version: string, drawer: Drawer): () => Promise<ServedBook> {
  let good: ServedBook | undefined;
  const read = async (): Promise<ServedBook> => {
    const { siteUrl, assets } = await readBook(database, version);
    const headers = (await findPlaces(database, ['/_headers'])).get('/_headers')?.body?.toString() ?? '';
    const base = new URL(siteUrl).pathname.replace(/\/$/, '');
    const isSame = good?.base === base && JSON.stringify(good.assets) === JSON.stringify(assets);
    good = {
      base,
      assets: assets as AssetAddresses,
      rules: [...headerRules().slice(0, 1), ...parseHeadersFile(headers)],
      documentOf: good && isSame ? good.documentOf : openDrawing(drawer, assets as AssetAddresses, base),
    };
    return good;
  };
  let last: { at: number; book: Promise<ServedBook> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > HOLDS)
      last = {
        at: Date.now(),
        book: read().catch((error) => {
          if (good && !(error instanceof Failure)) return good;
          throw new Unavailable('There is no book to be served.', { cause: error });
        }),
      };
    return last.book;
  };
}

/** Draws pages one after the other, each once however many ask: so that two views of one address are never mixed up. */
function openDrawing(drawer: Drawer, assets: AssetAddresses, base: string): ServedBook['documentOf'] {
  const views = new Map<string, PageView>();
  const drawPage = drawer({ viewAt: (address) => views.get(address), assets });
  const draw = async ({ path, body }: KeptPlace): Promise<Document> => {
    views.set(path, JSON.parse(body.toString()));
    try {
      return toDocument(await drawPage(path), base);
    } finally {
      views.delete(path);
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return (place) => {
    if (place.document) return place.document;
    const turn = last.then(() => draw(place));
    last = turn.catch(() => {});
    place.document = turn;
    turn.catch(() => {
      delete place.document; // whoever asks next has it tried again
    });
    return turn;
  };
}

import type { Body, Encoding } from '../server/body.ts';
import { findPlaces, type Place } from './archive.ts';
import type { Database } from './database.ts';
import type { Document } from './document.ts';

/** What is published at an address, with what was made of it; while it stands in the database as it did it is not made again. */
export type KeptPlace = Place & { body: Buffer; document?: Promise<Document>; packed: Map<Encoding, Promise<Body>> };

/** What was found, by address; `isStale` when the database did not answer, and this is how it stood when it last did. */
export type Found = { places: ReadonlyMap<string, KeptPlace>; isStale: boolean };

/** How many bytes of places are kept, counted as they come from the database; what is made of them takes some times that. */
const KEPT_BYTES = 32 * 2 ** 20;

/** What a place without a body, or with a small one, takes at least. */
const PLACE_BYTES = 1_000;

const sizeOf = ({ body }: KeptPlace): number => body.length + PLACE_BYTES;

/**
 * A reader of places that keeps those that were asked for last. The database is asked each time whether they still stand so,
 * so that every process answers with what was loaded last; only when it does not answer, what is kept does.
 */
export function keepPlaces(database: Database, most = KEPT_BYTES): (paths: readonly string[]) => Promise<Found> {
  const kept = new Map<string, KeptPlace>();
  let bytes = 0;
  const forget = (path: string) => {
    const place = kept.get(path);
    if (place && kept.delete(path)) bytes -= sizeOf(place);
  };
  const keep = (place: KeptPlace) => {
    forget(place.path);
    kept.set(place.path, place);
    bytes += sizeOf(place);
    for (const path of kept.keys()) {
      if (bytes <= most) break;
      forget(path);
    }
    return place;
  };
  return async (paths) => {
    const known = new Map(paths.flatMap((path) => kept.get(path) ?? []).map((place) => [place.path, place]));
    let found: Map<string, Place>;
    try {
      found = await findPlaces(
        database,
        paths,
        [...known.values()].map(({ hash }) => hash),
      );
    } catch (error) {
      if (known.size === 0) throw error;
      return { places: known, isStale: true };
    }
    for (const path of paths) if (!found.has(path)) forget(path);
    const places = new Map<string, KeptPlace>();
    for (const [path, place] of found) {
      const before = known.get(path);
      const same = before?.hash === place.hash && before.page === place.page && before.kind === place.kind;
      places.set(path, keep(same ? before : { ...place, body: place.body ?? Buffer.alloc(0), packed: new Map() }));
    }
    return { places, isStale: false };
  };
}

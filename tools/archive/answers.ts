import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path/posix';
import { isCardAddress, NOT_FOUND, undrawnCardAddress } from '#lib/model/ids.ts';
import { isFormer, toRedirectPage } from '#lib/publish/redirects.ts';
import type { cardPictures } from '../server/card-pictures.ts';
import type { Found, KeptPlace } from './places.ts';
import type { ServedBook } from './served-book.ts';

/** What is answered at an address. */
export type Answer = {
  status: 200 | 301 | 404;
  /** The path whose type and headers it has, below the site's root. */
  path: string;
  /** The page it belongs to. */
  page: string;
  body: Buffer;
  /** Its bytes as they were sent before, by encoding. */
  packed: KeptPlace['packed'];
  location?: string;
  /** Whether the database did not answer, and this is what was read before. */
  isStale: boolean;
};

/** What answers are made of. */
export type AnswerParts = {
  find: (paths: readonly string[]) => Promise<Found>;
  pictureOf: ReturnType<typeof cardPictures>;
};

/** What is answered at an address below the site's root; another address where that is asked for, nothing where nothing is. */
export async function answerAt(
  book: ServedBook,
  { find, pictureOf }: AnswerParts,
  below: string,
): Promise<Answer | { redirect: string } | undefined> {
  const page = /\/index\.(?:html|md)$/.test(below) ? dirname(below).replace(/\/?$/, '/') : below;
  const card = isCardAddress(below) ? undrawnCardAddress(below) : below;
  const slashed = below.endsWith('/') || below.includes('.') ? below : `${below}/`;
  const { places, isStale } = await find([...new Set([below, page, card, slashed])]);
  const answer = (of: KeptPlace, body: Buffer, more: Partial<Answer> = {}): Answer => ({
    ...{ status: 200, path: below, page: of.page, body, packed: new Map(), isStale },
    ...more,
  });
  const described = places.get(card);
  if (described && card !== below) return answer(described, await readFile(await pictureOf(described.body.toString())));
  const place = places.get(below) ?? places.get(page);
  if (!place) return places.has(slashed) ? { redirect: `${book.base}${slashed}` } : undefined;
  const { packed } = place;
  if (place.kind === 'file') return answer(place, place.body, { packed });
  const target = place.kind === 'page' ? place : await targetOf(find, place);
  if (below.endsWith('.md') && target !== place && !isFormer(place.path)) return undefined;
  const { html, markdown } = await book.documentOf(target);
  if (below.endsWith('.md')) return answer(target, Buffer.from(markdown));
  if (place.kind === 'page') return answer(place, Buffer.from(html), { packed });
  const location = `${book.base}${place.target}`;
  return answer(place, Buffer.from(toRedirectPage(html, location, book.assets.moved)), { status: 301, location });
}

/** The document for addresses that are not in the book. */
export async function missingAnswer(book: ServedBook, { find }: AnswerParts): Promise<Answer | undefined> {
  const { places, isStale } = await find([NOT_FOUND]);
  const place = places.get(NOT_FOUND);
  if (!place) return undefined;
  const { page, packed } = place;
  const { html } = await book.documentOf(place);
  return { status: 404, path: NOT_FOUND, page, body: Buffer.from(html), packed, isStale };
}

async function targetOf(find: AnswerParts['find'], { path, page }: KeptPlace): Promise<KeptPlace> {
  const target = (await find([page])).places.get(page);
  if (!target) throw new Error(`${path} leads to ${page}, which is not there`);
  return target;
}

import { createHash } from 'node:crypto';
import { toOnePart } from '#lib/model/address.ts';

/** The longest id of an entry. */
const MOST = 40;

const NUMBER = /^(?:0|[1-9]\d{0,14})$/;

/** How many digits of its hash stand for an id that is too long. */
const HASH_DIGITS = 15;

/**
 * A foreign id as part of an id of this book: a whole number as it is; anything else `x--` and its letters as `toParts`
 * encodes them; and where that is longer than `most`, `h--` and the beginning of its SHA-256 in base 32.
 */
function toIdPart(id: string, most: number): string {
  if (NUMBER.test(id)) return id;
  const encoded = toOnePart(id);
  return encoded.length <= most ? encoded : `h--${hashOf(id)}`;
}

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567';

const hashOf = (text: string): string =>
  [...createHash('sha256').update(text).digest().subarray(0, HASH_DIGITS)].map((byte) => BASE_32[byte % 32]).join('');

/**
 * The ids of what was imported are a contract (docs/importing.md#ids): made of the site's name and its own ids, never of
 * titles. A site's name has no double hyphen and no part of an id is a number but a number, so no two sites collide.
 */
const idOf = (before: string, id: string): string => before + toIdPart(id, MOST - before.length);

/** The id of a question: `beer-1029`. */
export const questionId = (site: string, id: string): string => idOf(`${site}-`, id);

/** The id of an answer in its thread: `answer-1030`. */
export const answerId = (id: string): string => idOf('answer-', id);

/** The id of a comment in its thread: `comment-77`. */
export const commentId = (id: string): string => idOf('comment-', id);

/** The id of a writer: `beer-u7`; `name` stands for one whose id nobody knows. */
export const personId = (site: string, { id, name }: { id?: string | undefined; name: string }): string =>
  idOf(`${site}-u`, id ?? `name:${name}`);

/** The id of a tag's topic, which all sites share: the tag in lower case, encoded where it holds other signs. */
export function topicId(tag: string): string {
  const plain = tag.toLowerCase().replace(/[\s_]+/g, '-');
  return /^(?!x--|h--)[a-z0-9-]{1,40}$/.test(plain) ? plain : toIdPart(tag, MOST);
}

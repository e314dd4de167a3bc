/*
 * The grammar of addresses below the site's root; docs/content-model.md#addresses has it for authors.
 *
 *     place = page [ "#" part ]
 *     page  = "/" *8( part "/" )
 *     part  = 1*84( a-z / 0-9 / "-" )
 *
 * What compares two terms has the longest part: two ids and `-vs-`. No part has a dot and every file has one, so that a
 * page never lies where a file does; no part has a capital, so that disks which take `A` for `a` hold every page.
 */
const PART = '[a-z0-9-]{1,84}';
const PAGE = `/(?:${PART}/){0,8}`;

const WHOLE_PART = new RegExp(`^${PART}$`);
const WHOLE_PAGE = new RegExp(`^${PAGE}$`);
const WHOLE_PLACE = new RegExp(`^(${PAGE})(?:#(${PART}))?$`);

/** Whether `value` may be the address of a page. */
export const isPageAddress = (value: string): boolean => WHOLE_PAGE.test(value);

/** The address of a page, maybe with an anchor on it, taken apart; nothing when it is written otherwise. */
export function readPlace(written: string): { address: string; anchor?: string } | undefined {
  const [, address, anchor] = WHOLE_PLACE.exec(written) ?? [];
  return address === undefined ? undefined : { address, ...(anchor === undefined ? {} : { anchor }) };
}

/**
 * Hands on what may be the address of a page, maybe with an anchor.
 * @throws Error when it is something else; `check` finds that where an author wrote it
 */
export function requirePlace(written: string): string {
  if (!readPlace(written)) throw new Error(`${JSON.stringify(written)} is no address of a page`);
  return written;
}

/** Begins a text that was encoded. */
const ENCODED = 'x--';

/**
 * A text of another site, such as its id for a thread, as parts of an address: most are one as they stand. Others become
 * `x--` and their UTF-16 units: a to w, z, digits and hyphens stay, a unit below 256 is `x` and two hexadecimal digits,
 * any other `y` and four; what is longer than a part goes on in the next. No two texts become the same.
 */
export function toParts(text: string): string {
  if (WHOLE_PART.test(text) && !text.startsWith(ENCODED)) return text;
  return toOnePart(text).replace(/.{84}(?=.)/g, '$&/');
}

/** A text encoded as `toParts` does, whatever it holds, in one part however long. */
export const toOnePart = (text: string): string =>
  ENCODED +
  text.replace(/[^a-wz0-9-]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x100 ? `x${code.toString(16).padStart(2, '0')}` : `y${code.toString(16).padStart(4, '0')}`;
  });

/** What Windows keeps for devices, whatever the ending: such a file cannot be cloned there. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/** Whether Windows keeps a file's or folder's name for a device. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);

/**
 * Whether `name` may name a file or folder of the published site: an address can spell it, and every kind of disk holds it
 * as it is written.
 */
export const isFileName = (name: string): boolean =>
  /^[^\p{Cc}\p{Cs}\\/:*?"<>|#%]+$/u.test(name) &&
  !/[. ]$/.test(name) &&
  (name.length <= 85 || new TextEncoder().encode(name).length <= 255); // 3 bytes a unit at the most

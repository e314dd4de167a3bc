/** Parts of addresses that say where something is, and not what. */
const PLACES = new Set(
  'q claims glossary compare evidence sources people topics search from og oembed page index answer comment claim term vs html htm php md json xml png'.split(
    ' ',
  ),
);

/**
 * The words of an address that is not in the book, to be searched for: `/glossary/gil-lock.html` is about `gil lock`.
 * @param base the path below which the site is served, without its last slash
 */
export function wordsOfAddress(pathname: string, base = ''): string {
  const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  return decode(path)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !PLACES.has(word.toLowerCase()))
    .slice(0, MOST_WORDS)
    .join(' ');
}

const MOST_WORDS = 12;

/** What cannot be decoded is taken as it is. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

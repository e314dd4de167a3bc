/**
 * Where a passage stands in the text of a page. Pieces are stretches of text that nothing but inline markup interrupts; a
 * browser looks for a term of a directive within one of them.
 */
export type Passage = {
  /** The selected text of each piece that the passage touches, at least one. */
  pieces: string[];
  /** Everything on the page before the passage, pieces parted by line breaks; the last piece is the passage's own. */
  before: string;
  /** The rest of the passage's last piece. */
  after: string;
};

/** A passage of at most so many characters is named in full, a longer one by its ends. */
const IN_FULL = 120;
const WORDS_AT_ENDS = 5;
const MOST_CONTEXT = 8;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * A term of a directive: everything but letters and digits of ASCII is encoded, so that no forum cuts the address short and
 * no format has to escape it.
 */
const encode = (text: string): string =>
  [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[a-zA-Z0-9]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/** Text as a browser compares it: spaces are one, case does not count. */
const normal = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase();

/**
 * A text directive (WICG, Scroll to Text Fragment) with what must stand before it in a fragment: `:~:text=the%20moon`. A
 * prefix is added where the same words stand earlier on the page, for a browser takes the first; it grows until it is
 * found nowhere else.
 */
export function toTextDirective({ pieces, before, after }: Passage): string {
  const first = words(pieces[0] ?? '').join(' ');
  const last = words(pieces.at(-1) ?? '').join(' ');
  const inFull = pieces.length === 1 && first.length <= IN_FULL;
  const start = inFull ? first : words(first).slice(0, WORDS_AT_ENDS).join(' ');
  const end = inFull ? '' : `,${encode(words(last).slice(-WORDS_AT_ENDS).join(' '))}`;
  const earlier = normal(before);
  const context = words(before.slice(before.lastIndexOf('\n') + 1));
  let prefix = '';
  for (
    let count = 1;
    earlier.includes(normal(`${prefix} ${start}`).trim()) && count <= Math.min(MOST_CONTEXT, context.length);
    count++
  )
    prefix = context.slice(-count).join(' ');
  const suffix =
    earlier.includes(normal(`${prefix} ${start}`).trim()) && inFull ? words(after).slice(0, 3).join(' ') : '';
  return `:~:text=${prefix ? `${encode(prefix)}-,` : ''}${encode(start)}${end}${suffix ? `,-${encode(suffix)}` : ''}`;
}

/** A text directive taken apart; terms are decoded. */
export type TextDirective = { prefix?: string; start: string; end?: string; suffix?: string };

/** Reads the first text directive of an address; nothing when there is none, or one that cannot be read. */
export function readTextDirective(address: string): TextDirective | undefined {
  const [, value] = /:~:(?:[^#]*&)?text=([^&]+)/.exec(address) ?? [];
  if (value === undefined) return undefined;
  try {
    const terms = value.split(',').map(decodeURIComponent);
    const prefix = value.split(',')[0]?.endsWith('-') ? terms.shift()?.slice(0, -1) : undefined;
    const suffix = value.split(',').at(-1)?.startsWith('-') ? terms.pop()?.slice(1) : undefined;
    const [start, end] = terms;
    if (!start) return undefined;
    return { start, ...(prefix ? { prefix } : {}), ...(end ? { end } : {}), ...(suffix ? { suffix } : {}) };
  } catch {
    return undefined;
  }
}

/** Where in the pieces of a page a directive's words begin; -1 when they are gone. */
export function findDirective({ prefix, start, end }: TextDirective, pieces: readonly string[]): number {
  const texts = pieces.map((piece) => normal(piece).trim());
  return texts.findIndex((text, index) => {
    const at = text.indexOf(normal(start));
    if (at < 0) return false;
    const before = `${texts[index - 1] ?? ''} ${text}`;
    if (prefix && !before.includes(normal(prefix))) return false;
    return !end || texts.slice(index).join('\n').includes(normal(end), at);
  });
}

/** At least this share of a directive's words must stand in a piece that is taken for what has become of it. */
const LIKENESS = 0.5;

/** Which piece has most of a directive's words; -1 when none has half of them. */
export function findNearest({ start, end = '' }: TextDirective, pieces: readonly string[]): number {
  const wanted = new Set(words(normal(`${start} ${end}`)));
  const likeness = pieces.map((piece) => {
    const has = new Set(words(normal(piece)));
    return [...wanted].filter((word) => has.has(word)).length / wanted.size;
  });
  const best = Math.max(0, ...likeness);
  return best >= LIKENESS ? likeness.indexOf(best) : -1;
}

import type { Issue } from '#lib/model/issue.ts';
import type { Spelling } from './escapes.ts';
import type { RuleId } from './rules.ts';
import { issueAt, Lines } from './span.ts';

/** A stretch of a file, as offsets. */
export type Stretch = { start: number; end: number };

/** What is known of a file beside its text. Code is only asked for when there is something to say. */
export type CharacterOptions = {
  spellings?: readonly Spelling[];
  code?: () => readonly Stretch[];
  /** The cure, when the file is not written by hand. */
  cure?: string;
};

/** More than this is not said of one file. */
const MOST_ISSUES = 20;

// Lines of text: tab and line feed stay, U+0085, U+2028 and U+2029 are ends of lines to some programs and not to others.
const CONTROL = String.raw`(?![\t\n])[\p{Cc}\u2028\u2029]`;
const NONCHARACTER = String.raw`\p{Cs}|\p{Noncharacter_Code_Point}`;
const SELECTOR = String.raw`[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
// The flags of England, Scotland and Wales: a black flag, the tags of a subdivision, and the tag that ends it (UTS 51).
const FLAG = String.raw`\u{1f3f4}(?:[\u{e0061}-\u{e007a}]{2}|[\u{e0030}-\u{e0039}]{3})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,4}\u{e007f}`;
const HIDDEN = String.raw`[\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]+|(?<=${SELECTOR})${SELECTOR}+`;
const BIDI = String.raw`[\u202a-\u202e\u2066-\u2069]`;
const MARK = String.raw`[\u061c\u200e\u200f]`;
// Joiners shape letters and emoji; after anything else they do nothing.
const JOINER = String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]|(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L})[\u200c\u200d]`;
// Thai, Lao, Burmese and Khmer set no spaces: there it says where a line may break.
const SPACE = String.raw`(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b+`;
const IDLE = String.raw`[\xad\u180e\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]+|(?<!\p{M})\u034f|(?<![\u1100-\u11ff])[\u115f\u1160]|(?<![^\s\p{sc=Latin}])${SELECTOR}`;

const STRAY = new RegExp(
  `${FLAG}|(?<control>${CONTROL})|(?<noncharacter>${NONCHARACTER})|(?<hidden>${HIDDEN})|(?<bidi>${BIDI})|(?<mark>${MARK})|(?<idle>${JOINER}|${SPACE}|${IDLE})`,
  'gu',
);

/** What no text of ASCII has: most files end here. */
const SUSPECT = new RegExp(`${CONTROL}|${NONCHARACTER}|[^\\0-\\x7f]`, 'u');

// Letters that are read from right to left, but for the marks and noncharacters between them.
const RIGHT_TO_LEFT =
  /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const NAMES: Record<number, string> = {
  173: 'soft hyphen',
  1564: 'Arabic letter mark',
  8203: 'zero width space',
  8204: 'zero width non-joiner',
  8205: 'zero width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
  65279: 'zero width no-break space',
};

/** The groups of `STRAY`. */
const KINDS = ['control', 'noncharacter', 'hidden', 'bidi', 'mark', 'idle'] as const;
type Kind = (typeof KINDS)[number];

/** What is said of a character: the rule, what is wrong, the cure, and whether deleting it is safe. */
type Said = { rule: RuleId; message: string; hint: string; isSafe: boolean };

/**
 * Says which characters of a file break formats, reorder text, or are there and not seen. Escapes and character references
 * count as what they stand for.
 */
export function checkCharacters(file: string, text: string, options: CharacterOptions = {}): Issue[] {
  const { spellings = [], code = () => [], cure } = options;
  const strange = spellings.filter((spelling) => SUSPECT.test(spelling.text));
  if (strange.length === 0 && !SUSPECT.test(text)) return [];
  const { meant, sourceOf } = spellOut(text, strange);
  if (meant.search(STRAY) < 0) return [];
  const lineAt = lineReader(meant);
  const lines = new Lines(text);
  const issues: Issue[] = [];
  const deleted: Stretch[] = [];
  let isCode: ((stretch: Stretch) => boolean) | undefined;
  for (const match of meant.matchAll(STRAY)) {
    const kind = KINDS.find((kind) => match.groups?.[kind]);
    if (kind === undefined) continue;
    isCode ??= within(code());
    const source = sourceOf(match.index, match.index + match[0].length);
    const said = say(kind, match[0], lineAt(match.index), isCode(source));
    if (!said) continue;
    if (said.isSafe && !cure) deleted.push(source);
    if (issues.length === MOST_ISSUES) continue;
    const written = strange.find(({ start, end }) => start === source.start && end === source.end);
    const hint = written ? said.hint.replace(/\bit\b/, text.slice(written.start, written.end)) : said.hint;
    issues.push(issueAt(file, lines.span(source.start, source.end), said.rule, said.message, cure ?? hint));
  }
  if (deleted.length === 0) return issues;
  const fix = without(text, deleted);
  return issues.map((issue) => ({ ...issue, fix }));
}

/** A text with spellings replaced by what they stand for, and where a stretch of it stands in the source. */
function spellOut(text: string, spellings: readonly Spelling[]) {
  let meant = '';
  let from = 0;
  const places: { at: number; length: number; start: number; end: number }[] = [];
  for (const { start, end, text: characters } of [...spellings].sort((a, b) => a.start - b.start)) {
    meant += text.slice(from, start);
    places.push({ at: meant.length, length: characters.length, start, end });
    meant += characters;
    from = end;
  }
  meant += text.slice(from);
  /** The last place that begins before an index. */
  const placeBefore = (index: number) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.at ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return places[low - 1];
  };
  const startOf = (index: number): number => {
    const place = placeBefore(index + 1);
    if (!place) return index;
    const beyond = index - place.at - place.length;
    return beyond < 0 ? place.start : place.end + beyond;
  };
  const endOf = (index: number): number => {
    const place = placeBefore(index);
    return place ? place.end + Math.max(0, index - place.at - place.length) : index;
  };
  return { meant, sourceOf: (start: number, end: number): Stretch => ({ start: startOf(start), end: endOf(end) }) };
}

/** Tells whether a stretch lies within one of some; asked in the order of the text. */
function within(stretches: readonly Stretch[]): (stretch: Stretch) => boolean {
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  let next = 0;
  return ({ start, end }) => {
    while (sorted[next] && (sorted[next]?.end ?? 0) < end) next += 1;
    return (sorted[next]?.start ?? Number.POSITIVE_INFINITY) <= start;
  };
}

/** What a line says of the direction of its words. */
type Direction = { isRightToLeft: boolean; isPaired: boolean };

/** Reads the line around an index; asked in the order of the text. */
function lineReader(text: string): (index: number) => Direction {
  let [start, end] = [0, -1];
  let isRightToLeft = false;
  let paired = new Set<number>();
  return (index) => {
    if (index > end) {
      start = text.lastIndexOf('\n', index - 1) + 1;
      end = text.indexOf('\n', index);
      if (end < 0) end = text.length;
      const line = text.slice(start, end);
      isRightToLeft = RIGHT_TO_LEFT.test(line);
      paired = pairedIsolates(line);
    }
    return { isRightToLeft, isPaired: paired.has(index - start) };
  };
}

/** Where in a line isolates and their ends stand that have each other. */
function pairedIsolates(line: string): Set<number> {
  const open: number[] = [];
  const paired = new Set<number>();
  for (const { 0: sign, index } of line.matchAll(/[\u2066-\u2069]/g)) {
    if (sign !== '\u2069') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) paired.add(start).add(index);
    }
  }
  return paired;
}

/** A text without some of its stretches. */
function without(text: string, stretches: readonly Stretch[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of stretches) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

function say(kind: Kind, characters: string, line: Direction, isCode: boolean): Said | undefined {
  const code = characters.codePointAt(0) ?? 0;
  const name = nameOf(code);
  const unsafe = (rule: Said['rule'], message: string, hint = 'Delete it.'): Said => ({
    rule,
    message,
    hint,
    isSafe: false,
  });
  const safe = (rule: Said['rule'], message: string): Said =>
    isCode ? unsafe(rule, message) : { rule, message, hint: 'Run check with --fix, or delete it.', isSafe: true };
  switch (kind) {
    case 'control': {
      const what = code === 0 ? 'a NUL character' : code > 0x9f ? name : `the control character ${name}`;
      return unsafe('bytes/control', `holds ${what}`);
    }
    case 'noncharacter': {
      const what = code >= 0xd800 && code < 0xe000 ? 'half of a surrogate pair' : 'which is no character';
      return unsafe('characters/noncharacter', `holds ${name}, ${what}`);
    }
    case 'hidden': {
      const count = [...characters].length;
      const what = count === 1 ? `${name}, which` : `${count} characters from ${name} on that`;
      return safe('characters/hidden', `holds ${what} programs read and people do not see`);
    }
    case 'mark':
      if (line.isRightToLeft) return undefined;
      return safe('characters/invisible', `holds ${name} on a line without a letter that is read from right to left`);
    case 'idle':
      return safe('characters/invisible', `holds ${name}, which nobody sees`);
  }
  const rule = 'characters/bidi';
  if (isCode)
    return unsafe(
      rule,
      `holds ${name} in code, which then may read otherwise than it runs`,
      'Delete it, or write it as an escape of the language.',
    );
  if (code < 0x2066)
    return unsafe(
      rule,
      `holds ${name}, which reorders what stands around it`,
      'Delete it; to set words apart in their own direction put U+2068 before and U+2069 after them.',
    );
  if (line.isPaired) return undefined;
  return code === 0x2069
    ? unsafe(rule, `holds ${name}, which closes nothing on its line`)
    : unsafe(rule, `holds ${name}, which is not closed on its line`, 'Put U+2069 after its words, or delete it.');
}

/** A character by its code point, and its name where it has one that says more. */
export function nameOf(code: number): string {
  const name = NAMES[code];
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}${name ? ` (${name})` : ''}`;
}

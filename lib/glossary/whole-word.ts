import { isAscii, LETTER, plainForm, UNSEEN, UNSPACED } from '#lib/model/words.ts';

/** A word of a text in its plain form, and where it stands. In scripts without spaces each letter is one. */
export type TextWord = { word: string; start: number; end: number };

const WORD = new RegExp(
  `${UNSPACED}(?:[\\p{M}\\uff9e\\uff9f]|${UNSEEN})*|[${LETTER}--${UNSPACED}](?:${UNSEEN}*[${LETTER}--${UNSPACED}])*`,
  'gv',
);

/** The words of a text, in order. */
export const wordsIn = (text: string): TextWord[] =>
  Array.from(text.matchAll(isAscii(text) ? /\w+/g : WORD), ({ 0: word, index }) => ({
    word: plainForm(word),
    start: index,
    end: index + word.length,
  }));

/** What before a word makes it a part of another: `safe` in `thread-safe`, `Thread` in `std::Thread`, `net` in `.net`, `-v`, `@thread`. */
const JOINED_BEFORE = new RegExp(
  `${LETTER}[-‑./&+]$|[@#$\\\\]$|::$|->$|(?:^|[^.\\p{L}\\p{N}\\p{M}_])\\.$|(?:^|[\\s(])--?$|(?:^|[\\s(])~?/$`,
  'u',
);

/** What after a word makes it a part of another: `thread` in `thread-safe`, `C` in `C++`, `C#` and `C:\`, `don` in `don't`. */
const JOINED_AFTER = new RegExp(`^(?:[-‑./&]${LETTER}|[+#]|::|->|:[\\\\/]|\\\\|['’](?!s(?!${LETTER}))${LETTER})`, 'u');

const STARTS_WITH_LETTER = new RegExp(`^${LETTER}`, 'u');
const ENDS_WITH_LETTER = new RegExp(`${LETTER}$`, 'u');

/** Words of a Korean sentence end in one of these; what stands before is the noun. */
const PARTICLES =
  /^들?(?:은|는|이|가|을|를|의|에|에서|에게|에는|에도|로|으로|로서|로써|와|과|도|만|까지|부터|마다|보다|처럼|이나|나|란|이란|라는|이라는|라고|이라고|이다|입니다|이며|이고)?(?!\p{sc=Hangul})/u;

/** Scripts of which a run is read as one piece; a change of script ends a word. */
const SCRIPTS = [
  /\p{sc=Hangul}/u,
  /[\p{sc=Katakana}ー\uff9e\uff9f]/u,
  /\p{sc=Han}/u,
  new RegExp(UNSPACED, 'u'),
] as const;
const [HANGUL, KATAKANA] = SCRIPTS;
const scriptOf = (letter: string): RegExp | undefined => SCRIPTS.find((script) => script.test(letter));

/** So many letters are a word wherever they stand: dictionaries know few technical ones. */
const SURELY_A_WORD = 4;

/** How far a sentence is read around a word to tell where words of a script without spaces begin. */
const AROUND = 40;

let segmenter: Intl.Segmenter | undefined;

/**
 * Whether what stands between two places of a text is a word there, and not a part of one.
 * @param letters how many letters it has, when its script sets no spaces
 */
export function isWholeWord(text: string, start: number, end: number, letters: number): boolean {
  const before = plainForm(text.slice(Math.max(0, start - 8), start));
  const after = plainForm(text.slice(end, end + 8));
  const first = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const last = [...plainForm(text.slice(Math.max(start, end - 4), end))].at(-1) ?? '';
  return beginsWord(first, before, text, start, letters) && endsWord(last, after, text, end, letters);
}

function beginsWord(first: string, before: string, text: string, start: number, letters: number): boolean {
  const script = scriptOf(first);
  const previous = [...before].at(-1) ?? '';
  if (script === undefined) {
    // A sign before the first letter ends the letters before it: `.NET` is no word in `ASP.NET`.
    if (!STARTS_WITH_LETTER.test(first)) return !ENDS_WITH_LETTER.test(before);
    return !JOINED_BEFORE.test(before);
  }
  if (scriptOf(previous) !== script) return letters > 1 || scriptOf(previous) === undefined || isBoundary(text, start);
  if (script === HANGUL || script === KATAKANA) return false;
  return letters >= SURELY_A_WORD || isBoundary(text, start);
}

function endsWord(last: string, after: string, text: string, end: number, letters: number): boolean {
  const script = scriptOf(last);
  const next = [...after][0] ?? '';
  if (script === undefined) {
    return !JOINED_AFTER.test(after) && (ENDS_WITH_LETTER.test(last) || !STARTS_WITH_LETTER.test(after));
  }
  if (script === HANGUL) return PARTICLES.test(plainForm(text.slice(end, end + 12)));
  if (scriptOf(next) !== script) return letters > 1 || scriptOf(next) === undefined || isBoundary(text, end);
  if (script === KATAKANA) return false;
  return letters >= SURELY_A_WORD || isBoundary(text, end);
}

/** Whether a dictionary of scripts without spaces sees a word begin at a place of a text. */
function isBoundary(text: string, at: number): boolean {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const from = Math.max(0, at - AROUND);
  const around = text.slice(from, at + AROUND);
  return (segmenter.segment(around).containing(at - from)?.index ?? at - from) === at - from;
}

/** Letters that are read from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u05ff\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Languages that are written from right to left, unless their tag names another script. */
const LANGUAGES = new Set(
  'ar arc azb bal bgn ckb dv fa glk he iw ji ks ku lrc mzn nqo pnb prs ps sd sdh syr ug ur yi'.split(' '),
);
const SCRIPTS = new Set('adlm arab aran armi avst hebr mand mani mend nkoo phlp phli rohg samr syrc thaa'.split(' '));

/** The direction of a language's texts, by its tag: `ar`, `az-Arab`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [name = '', ...more] = language.toLowerCase().split('-');
  const script = more.find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? LANGUAGES.has(name) : SCRIPTS.has(script)) ? 'rtl' : 'ltr';
}

/** Whether a text holds a letter that is read from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** Whether the first letter of a text, and so the whole of it, is read from right to left. */
export const startsRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? '');

import { plainForm } from '#lib/model/words.ts';

/** A word without what makes no other word of it: capitals, hyphens and spaces between letters, the plural of its last part. */
export function plainWord(word: string): string {
  // "CPUs" is the plural of an abbreviation; "cpus" would look like "status".
  const lower = plainForm(word)
    .trim()
    .replace(/([A-Z])s$/, '$1')
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}\p{M}])[\s_-]+(?=[\p{L}\p{N}\p{M}])/gu, '');
  return singular(lower);
}

/** The singular of an English word, by its ending; words such as "process", "status" and "axis" keep theirs. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

import { escapeHtml } from '#lib/model/escape-html.ts';
import { dayWords } from '#lib/words/say.ts';
import type { Day } from './view.ts';

/** A sentence from a field as HTML: words in backticks are code, everything else is plain. */
export const toHtml = (sentence: string): string => escapeHtml(sentence).replace(/`([^`]+)`/g, '<code>$1</code>');

/** A sentence from a field as plain text. */
export const toPlain = (sentence: string): string => sentence.replaceAll('`', '');

/** A day, a month or a year for people and machines; nothing when it is unknown. */
export function toDay(date: string | undefined): Day | undefined {
  if (!date || date === 'unknown') return undefined;
  return { iso: date, text: dayWords(date) };
}

/** Where a sentence ends: what follows begins like one, and what stands before is no abbreviation. */
const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|cf|vs|etc|approx|No|Mr|Ms|Dr|St))[.!?]["”’)]?(?=\s+["“(]?[\p{Lu}\p{N}])|[。！？]/gu;

/** Where a clause ends. */
const CLAUSE_END = /[,;:](?=\s)|\s[–—-](?=\s)/gu;

/** Words that turn or limit what stands before them: without them a sentence says something else. */
const TURN =
  /\b(?:not|no|never|nor|none|nothing|nobody|neither|cannot|without|unless|except|only|but|yet|though|although|however|while|whereas|instead|rather|than|if|when|where|until|once|hardly|seldom|rarely|wrong|false)\b|n[’']t\b/i;

const endsIn = (part: string, end: RegExp) => [...part.matchAll(end)].map((match) => match.index + match[0].length);

/** A text up to where its first sentence ends. */
export const firstSentence = (text: string): string => text.slice(0, endsIn(text, SENTENCE_END)[0]);

/**
 * Shortens a text to what fits, so that it says nothing it did not: to whole sentences, or to clauses of the first one where
 * what is left out neither turns nor limits them; what was left out shows as an ellipsis. Nothing when no such part fits.
 * @param fits whether a text is short enough
 */
export function shorten(text: string, fits: (text: string) => boolean): string | undefined {
  if (fits(text)) return text;
  const sentences = endsIn(text, SENTENCE_END).filter((end) => end < text.trimEnd().length);
  for (const end of sentences.toReversed()) {
    const part = `${text.slice(0, end)} …`;
    if (fits(part)) return part;
  }
  const first = text.slice(0, sentences[0]);
  for (const end of endsIn(first, CLAUSE_END).toReversed()) {
    if (TURN.test(first.slice(end))) return undefined;
    const part = `${first.slice(0, end).replace(/[\s,;:–—-]+$/, '')}…`;
    if (fits(part)) return part;
  }
  return undefined;
}

const UTF_8 = new TextEncoder();

/** How many bytes a text has in UTF-8. */
export const bytesOf = (text: string): number => UTF_8.encode(text).length;

/** Cuts a text to at most `max` bytes of UTF-8, at a word where there is one, with an ellipsis. */
export function cutBytes(text: string, max: number): string {
  if (bytesOf(text) <= max) return text;
  let end = 0;
  let word = 0;
  let bytes = bytesOf('…');
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > max) break;
    if (character === ' ') word = end;
    end += character.length;
  }
  if (text[end] === ' ') word = end;
  return `${text.slice(0, word || end).trimEnd()}…`;
}

/** Minutes it takes to read so many words, at 220 a minute; at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 220));

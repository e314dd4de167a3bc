import { escapeHtml } from '#lib/model/escape-html.ts';
import type { Day } from './view.ts';

/** A sentence from a field as HTML: words in backticks are code, everything else is plain. */
export const toHtml = (sentence: string): string => escapeHtml(sentence).replace(/`([^`]+)`/g, '<code>$1</code>');

/** A sentence from a field as plain text. */
export const toPlain = (sentence: string): string => sentence.replaceAll('`', '');

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day for people and machines; nothing when it is unknown. */
export function toDay(date: string | undefined): Day | undefined {
  if (!date || date === 'unknown') return undefined;
  const [year, month, day] = date.split('-');
  return { iso: date, text: `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` };
}

/** Cuts a text to at most `max` UTF-16 units, at a word, with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.lastIndexOf(' ', max - 1);
  return `${text.slice(0, end > 0 ? end : max - 1)}…`;
}

const UTF_8 = new TextEncoder();

/** Cuts a text to at most `max` bytes of UTF-8, at a word where there is one, with an ellipsis. */
export function cutBytes(text: string, max: number): string {
  if (UTF_8.encode(text).length <= max) return text;
  let end = 0;
  let word = 0;
  let bytes = UTF_8.encode('…').length;
  for (const character of text) {
    bytes += UTF_8.encode(character).length;
    if (bytes > max) break;
    if (character === ' ') word = end;
    end += character.length;
  }
  if (text[end] === ' ') word = end;
  return `${text.slice(0, word || end).trimEnd()}…`;
}

/** Minutes it takes to read so many words, at 220 a minute; at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 220));

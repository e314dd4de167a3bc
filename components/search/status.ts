import type { SearchResult } from '#lib/search/protocol.ts';
import { number, say } from '#lib/words/say.ts';

/** What the status line says of a result. */
export function statusOf({ text, total, isPartial, corrections, failure }: SearchResult): string {
  if (!text.trim()) return failure?.message ?? '';
  const read = corrections.map(({ from, to }) => say('“{from}” was read as “{to}”.', { from, to }));
  const found = total > 1 ? say('{count} results', { count: number(total) }) : total > 0 ? say('1 result') : '';
  const count = isPartial
    ? say('{found} so far; looking further.', { found: found || say('Nothing') })
    : found
      ? `${found}.`
      : failure
        ? ''
        : say('Nothing was found for “{text}”.', { text });
  return [failure?.message, count, ...read].filter(Boolean).join(' ');
}

import type { SearchResult } from '#lib/search/protocol.ts';

/** What the status line says of a result. */
export function statusOf({ text, total, isPartial, corrections, failure }: SearchResult): string {
  if (!text.trim()) return failure?.message ?? '';
  const read = corrections.map(({ from, to }) => `“${from}” was read as “${to}”.`);
  const found = total > 0 ? `${total.toLocaleString('en')} ${total === 1 ? 'result' : 'results'}` : '';
  const count = isPartial
    ? `${found || 'Nothing'} so far; looking further.`
    : found
      ? `${found}.`
      : failure
        ? ''
        : `Nothing was found for “${text}”.`;
  return [failure?.message, count, ...read].filter(Boolean).join(' ');
}

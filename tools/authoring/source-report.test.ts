import { describe, expect, it } from 'vitest';
import type { Book } from '#lib/check/book/book.ts';
import { source } from '#lib/schema/source.ts';
import { reportSources } from './source-report.ts';

const named = (id: string, date: string, how = 'copy') => ({
  ...source.parse({ title: id, url: `https://example.org/${id}`, seen: { date, how } }),
  id,
});

/** A book with one claim that quotes a run on Python 3.15 and leans on both sources. */
const book = {
  traces: [
    { file: 'evidence/tides/trace-1cpu.json', run: { python: '3.15.2', recorded: '2026-11-28' } },
    { file: 'evidence/old/trace-1cpu.json', run: { python: '3.11.2', recorded: '2026-11-22' } },
  ],
  entries: [
    {
      kind: 'claim',
      id: 'sun-helps',
      quotes: [{ program: 'tides', cpus: 1 }],
      references: ['early', 'late'].map((id) => ({ refers: ['source'], id })),
    },
  ],
} as unknown as Book;

describe('the report about sources', () => {
  it('names what nobody has read', () => {
    const { unread } = reportSources(book, [named('read', '2026-11-28'), named('unread', '2026-11-28', 'unverified')]);
    expect(unread.map(({ id }) => id)).toEqual(['unread']);
  });

  it('names what was read before the newest Python that a claim leaning on it was run with', () => {
    const { older } = reportSources(book, [named('early', '2026-11-22'), named('late', '2026-11-28')]);
    expect(older).toMatchObject([
      { source: { id: 'early' }, release: '3.15', since: '2026-11-28', claims: ['sun-helps'] },
    ]);
  });
});

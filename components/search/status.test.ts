import { describe, expect, it } from 'vitest';
import { emptyResult, type SearchResult } from '#lib/search/protocol.ts';
import { statusOf } from './status.ts';

const result = (parts: Partial<SearchResult>): SearchResult => ({ ...emptyResult('gil'), ...parts });

describe('statusOf(result)', () => {
  it.each<[Partial<SearchResult>, string]>([
    [{ total: 1 }, '1 result.'],
    [{ total: 1234 }, '1,234 results.'],
    [{ total: 3, isPartial: true }, '3 results so far; looking further.'],
    [{ isPartial: true }, 'Nothing so far; looking further.'],
    [{}, 'Nothing was found for “gil”.'],
    [{ text: '  ' }, ''],
    [{ total: 2, corrections: [{ from: 'gli', to: 'gil' }] }, '2 results. “gli” was read as “gil”.'],
    [{ failure: { kind: 'offline', message: 'You are offline.' } }, 'You are offline.'],
    [{ total: 2, failure: { kind: 'missing', message: 'A part is missing.' } }, 'A part is missing. 2 results.'],
  ])('%j is "%s"', (parts, words) => expect(statusOf(result(parts))).toBe(words));
});

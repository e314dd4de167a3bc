import { describe, expect, it } from 'vitest';
import { BUDGETS, isReached } from './budgets.ts';
import { toTable, verdictOf } from './report.ts';

describe('isReached(budget, measured)', () => {
  it.each([
    ['thread/total', 28.04, true],
    ['thread/total', 28.06, false],
    ['thread/blocking', 0, true],
    ['lighthouse/performance', 99, true],
    ['lighthouse/performance', 98, false],
  ] as const)('%s at %d: %s', (id, measured, expected) => expect(isReached(BUDGETS[id], measured)).toBe(expected));
});

describe('verdictOf(result)', () => {
  it('says nothing of a book of another size', () => {
    expect(verdictOf({ id: 'build/cold', measured: 41, otherSize: true })).toBeUndefined();
  });
});

describe('toTable(results)', () => {
  it('shows what, reach, measured and whether it is in reach', () => {
    const table = toTable([
      { id: 'thread/total', measured: 21.94 },
      { id: 'build/memory', measured: 1612.3, note: 'at N = 1,000' },
    ]);
    expect(table.split('\n')).toEqual([
      'what                                  reach  measured',
      'thread of 900 words: everything     ≤ 28 kB   21.9 kB  ok',
      '  peak memory of the tree        ≤ 1,200 MB  1,612 MB  short  at N = 1,000',
    ]);
  });
});

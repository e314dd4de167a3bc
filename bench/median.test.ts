import { describe, expect, it } from 'vitest';
import { median, medians } from './median.ts';

describe('median(numbers)', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (numbers, expected) => expect(median(numbers)).toBe(expected));

  it('of nothing is an error', () => expect(() => median([])).toThrow('nothing has no median'));
});

describe('medians(records)', () => {
  it('takes each field alone', () => {
    expect(
      medians([
        { a: 1, b: 9 },
        { a: 3, b: 7 },
        { a: 2, b: 8 },
      ]),
    ).toEqual({ a: 2, b: 8 });
  });
});

import { describe, expect, it } from 'vitest';
import { sampleOf } from './sample.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('sampleOf(cases, most)', () => {
  it('takes all where there are no more', () => {
    expect(sampleOf(['a', 'b'], 2)).toEqual(['a', 'b']);
    expect(sampleOf(['a', 'b'], 9)).toEqual(['a', 'b']);
    expect(sampleOf([], 9)).toEqual([]);
  });

  it.each([
    [100, 10],
    [177, 20],
    [1000, 33],
  ])('of %i takes about %i, the first among them', (count, most) => {
    const sample = sampleOf(numbers(count), most);
    expect(sample[0]).toBe(0);
    expect(Math.abs(sample.length - most)).toBeLessThanOrEqual(2);
  });

  it('takes some of every tenth of a list, and of every place in a period', () => {
    const sample = sampleOf(numbers(400), 40);
    for (const tenth of numbers(10)) expect(sample.some((number) => Math.floor(number / 40) === tenth)).toBe(true);
    for (const period of [2, 3, 4, 5, 7, 8, 10])
      expect(new Set(sample.map((number) => number % period)).size).toBe(period);
  });
});

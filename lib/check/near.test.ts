import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './near.ts';

describe('nearest(word, candidates)', () => {
  it.each([
    ['tides-need-moon', ['tides-follow-moon', 'moon'], 'tides-follow-moon'],
    ['Thread', ['thread', 'process'], 'thread'],
    ['topic', ['topics', 'title'], 'topics'],
    ['ab', ['b', 'aa', 'ac'], undefined],
    ['abcd', ['abce', 'abcc'], 'abcc'],
    ['gil', ['event-loop'], undefined],
    ['constructor', [], undefined],
  ])('offers for %s of %j: %s', (word, candidates, expected) => expect(nearest(word, candidates)).toBe(expected));
});

describe('didYouMean(word, candidates, otherwise)', () => {
  it('says otherwise when nothing is near', () => expect(didYouMean('x', ['abc'], 'Add it.')).toBe('Add it.'));
});

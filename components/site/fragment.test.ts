import { describe, expect, it } from 'vitest';
import { entryOf, isPassage } from './fragment.ts';

const isEntry = (id: string) => ['answer', 'answer-short', 'comment-why'].includes(id);

describe('entryOf(fragment, isEntry)', () => {
  it.each([
    ['answer-short-3fa2b1', 'answer-short'],
    ['answer-short-3fa2b1-0c0ffe', 'answer-short'],
    ['answer-other-3fa2b1', 'answer'],
    ['comment-where-3fa2b1', undefined],
    ['answer-short-runs-asyncio', 'answer-short'],
    ['answer-short-says-it-is-so', 'answer-short'],
    ['answer-short-notes', 'answer-short'],
    ['answer-short-intro', undefined],
    ['answer-short_the-intro', 'answer-short'],
    ['answer-long_the-intro', undefined],
    ['answer-short', undefined],
  ])('%s → %s', (fragment, entry) => {
    expect(entryOf(fragment, isEntry)).toBe(entry);
  });
});

describe('isPassage(fragment)', () => {
  it('wants six hexadecimal digits after a hyphen at the end, or words for a part', () => {
    expect(isPassage('term-gil-3fa2b1')).toBe(true);
    expect(isPassage('answer-short-runs-asyncio-threads')).toBe(true);
    expect(isPassage('term-gil')).toBe(false);
    expect(isPassage('term-gil-3fa2b1-other')).toBe(false);
  });
});

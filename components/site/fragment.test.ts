import { describe, expect, it } from 'vitest';
import { entryOf } from './fragment.ts';

const isEntry = (id: string) => ['answer', 'answer-short', 'comment-why'].includes(id);

describe('entryOf(fragment, isEntry)', () => {
  it.each([
    ['answer-short-3fa2b1', 'answer-short'],
    ['answer-short-3fa2b1-0c0ffe', 'answer-short'],
    ['answer-other-3fa2b1', 'answer'],
    ['comment-where-3fa2b1', undefined],
    ['answer-short-intro', undefined],
    ['answer-short', undefined],
  ])('%s → %s', (fragment, entry) => {
    expect(entryOf(fragment, isEntry)).toBe(entry);
  });
});

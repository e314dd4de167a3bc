import { describe, expect, it } from 'vitest';
import { tides } from '#lib/model/fixtures/tides.ts';
import { createBook } from './create-book.ts';

describe('createBook(site, settings).bodyOf(entry)', () => {
  it('names the file of a text that cannot be drawn', () => {
    const site = tides();
    const answer = site.answers.get('answer/tides/answer-both');
    if (!answer) throw new Error('no answer');
    const body = {
      format: 'mdx' as const,
      get raw(): string {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    const { bodyOf } = createBook(site, { siteUrl: 'https://example.org/', contentDir: 'x' });
    expect(() => bodyOf({ ...answer, body })).toThrow(
      `${answer.file}: its text cannot be drawn (Maximum call stack size exceeded)`,
    );
  });
});

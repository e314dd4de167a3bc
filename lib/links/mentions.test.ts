import { describe, expect, it } from 'vitest';
import { sentenceAround } from './mentions.ts';

const around = (text: string, words: string) => {
  const { before, words: found, after } = sentenceAround(text, text.indexOf(words), words.length);
  return `${before}[${found}]${after}`;
};

describe('sentenceAround(text, start, length)', () => {
  it('takes the sentence and no other', () => {
    expect(around('One is first. The GIL is second. A third follows.', 'GIL')).toBe('The [GIL] is second.');
  });
  it('keeps a sentence whole that holds a version number', () => {
    expect(around('Since 3.14 the GIL is optional. Yes.', 'GIL')).toBe('Since 3.14 the [GIL] is optional.');
  });
  it('keeps words that go over a sentence’s end', () => {
    expect(around('It is so. It is not. It is.', 'so. It')).toBe('It is [so. It] is not.');
  });
  it('cuts a long sentence at words', () => {
    const long = `${'word '.repeat(60)}GIL ${'word '.repeat(60)}`;
    const cut = around(long, 'GIL');
    expect(cut.length).toBeLessThan(260);
    expect(cut).toMatch(/^… word .*\[GIL\] word .* …$/);
  });
});

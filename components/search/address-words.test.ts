import { describe, expect, it } from 'vitest';
import { wordsOfAddress } from './address-words.ts';

describe('wordsOfAddress(pathname, base)', () => {
  it.each([
    ['/glossary/gil-lock/', 'gil lock'],
    ['/q/async-and-threds/answer-single-threaded', 'async and threds single threaded'],
    ['/compare/task-vs-thread/', 'task thread'],
    ['/Glossary/GIL.html', 'GIL'],
    ['/q/%E4%BA%8B%E4%BB%B6-loop/', '事件 loop'],
    ['/%zz/gil/', 'zz gil'],
    ['/', ''],
    ['/q/', ''],
    ['/<img src=x>/', 'img src x'],
  ])('%s is about "%s"', (pathname, words) => expect(wordsOfAddress(pathname)).toBe(words));

  it('leaves out the path below which the site is served', () => {
    expect(wordsOfAddress('/book/glossary/gil/', '/book')).toBe('gil');
    expect(wordsOfAddress('/bookish/', '/book')).toBe('bookish');
  });

  it('takes twelve words at most', () => {
    expect(wordsOfAddress(`/${'word-'.repeat(5000)}`).split(' ')).toHaveLength(12);
  });
});

import { describe, expect, it } from 'vitest';
import { analyse, fold, isStopTerm } from './analyser.ts';

const termsOf = (text: string) => analyse(text).map(({ term }) => term);

describe('analyse(text)', () => {
  it.each([
    ['endings of English words', 'Awaitables are awaited, awaiting', ['awaitabl', 'ar', 'await', 'await']],
    ['what can be done, apart from doing it', 'enabled enable availability', ['enabl', 'enabl', 'availabl']],
    ['capitals, accents, width', 'Naïve ＦＵＬＬ Çağrı', ['naiv', 'full', 'cagrı']],
    ['c++', 'C++ and C#', ['c++', 'and', 'c#']],
    ['a dot before a name', 'on .NET, not net.', ['on', '.net', 'net', 'not', 'net']],
    ['names with a dot', 'node.js', ['node.js', 'node', 'js']],
    ['names with a slash', 'async/await', ['async/await', 'async', 'await']],
    ['underscores', '__await__', ['__await__', 'await']],
    [
      'identifiers and their parts',
      'asyncio.to_thread()',
      ['asyncio.to_thread', 'asyncio', 'to_thread', 'to', 'thread'],
    ],
    ['versions', 'Python 3.14t or 3.14', ['python', '3.14t', 'or', '3.14']],
    ['versions in names', 'python3.14t', ['python3.14t', '3.14t', 'python3', '14t']],
    ['operators', 'x += 1', ['x', '+=', '1']],
    ['hyphens that may be left out', 'no-gil nogil', ['nogil', 'no', 'gil', 'nogil']],
    ['the words of a long name', 'ThreadPoolExecutor', ['threadpoolexecutor', 'thread', 'pool', 'executor']],
    ['short names as one word', 'GitHub', ['github']],
    ['apostrophes', "Python's don't", ['python', 'dont']],
    ['scripts without spaces, by pairs', '並行処理', ['並行', '行処', '処理']],
    ['a single character of these', '線', ['線']],
    ['both kinds of script in one', 'スレッドとGIL', ['スレ', 'レッ', 'ッド', 'ドと', 'gil']],
    ['Hangul', '한국어 검색', ['한국', '국어', '검색']],
    ['right to left, with and without vowel points', 'العَرَبِيَّة עברית', ['العربية', 'עברית']],
    ['over what is not seen', 'A co\u00adroutine, corou\u200btine', ['a', 'coroutin', 'coroutin']],
    ['Thai, by pairs, over a space without width', 'ภา\u200bษา', ['ภา', 'าษ', 'ษา']],
    ['F# and a joiner of Persian', 'F# می\u200cخواهم', ['f#', 'میخواهم']],
    ['nothing but pictures', '😀 🎉', []],
    ['names of objects', '__proto__ constructor', ['__proto__', 'proto', 'constructor']],
  ])('reads %s', (_, text, terms) => expect(termsOf(text)).toEqual(terms));

  it('says where each term stands', () => {
    const text = 'So asyncio.run() it is';
    expect(analyse(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toContainEqual([
      'run',
      'asyncio.run',
    ]);
  });

  it('cuts what is longer than any word', () => {
    expect(termsOf('x'.repeat(10_000))).toEqual(['x'.repeat(40)]);
    expect(termsOf(`a/${'b'.repeat(100)}/c`)).toEqual(['a', 'c']);
  });
});

describe('fold(word)', () => {
  it.each([
    ['GIL', 'gil'],
    ['é', 'e'],
    ['é', 'e'],
    ['が', 'が'],
    ['한', '한'],
  ])('%s becomes %s', (word, folded) => expect(fold(word)).toBe(folded));
});

describe('isStopTerm(term)', () => {
  it.each(['the', 'thi', 'dont', 'what'])('knows %s', (term) => expect(isStopTerm(term)).toBe(true));
  it.each(['thread', 'await', 'async'])('lets %s pass', (term) => expect(isStopTerm(term)).toBe(false));
});

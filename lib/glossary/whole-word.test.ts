import { describe, expect, it } from 'vitest';
import { findTerms, indexTerms } from './find-terms.ts';
import { plainWord } from './plain-word.ts';

/** What is linked in a text when terms are called so; each term's id is its word. */
const linked = (text: string, ...terms: string[]) =>
  findTerms(text, indexTerms(terms.map((term) => ({ id: term, term, aliases: [], autolink: true })))).map(
    ({ start, end, id }) => (text.slice(start, end) === id ? id : `${id}: ${text.slice(start, end)}`),
  );

describe('signs that belong to a word', () => {
  it.each<[string, string[], string[]]>([
    ['C++ adds classes, C# a runtime', ['C', 'C++', 'C#'], ['C++', 'C#']],
    ['The .NET runtime, and C itself.', ['C', '.NET'], ['.NET', 'C']],
    ["C++'s classes (C++), then C++.", ['C++'], ['C++', 'C++', 'C++']],
    ['F# and F', ['F', 'F#'], ['F#', 'F']],
    ['A* is quicker than A', ['A', 'A*'], ['A*', 'A']],
    ['I/O waits, and AT&T too', ['I/O', 'AT&T'], ['I/O', 'AT&T']],
    ['Node.js runs', ['Node.js'], ['Node.js']],
    ['with --force or -f', ['--force', '-f'], ['--force', '-f']],
    ['a @property', ['@property'], ['@property']],
    ['and $PATH', ['$PATH'], ['$PATH']],
    ['Notepad++ and g++', ['Notepad++', 'g++'], ['Notepad++', 'g++']],
    ['an N-API, an O(n) loop', ['N-API', 'O(n)'], ['N-API', 'O(n)']],
  ])('%s', (text, terms, expected) => expect(linked(text, ...terms)).toEqual(expected));

  it.each<[string, string[]]>([
    ['Linux is written in C. Vitamin C. Open C:\\Users.', ['C++']],
    ['Open C:\\Users or C:/Users, write C++, C# and C++11', ['C']],
    ['C++11 and C++/CLI', ['C++']],
    ['ASP.NET', ['.NET', 'NET']],
    ['in .NET', ['NET']],
    ['R&D and Q&A', ['R', 'Q', 'A']],
    ['std::thread and obj->thread and thread::spawn', ['thread']],
    ['run --thread or -thread', ['thread']],
    ["don't", ['don']],
    ['Node.js', ['Node', 'js']],
    ['Python 3.14', ['3']],
  ])('is not lost: nothing in %j', (text, terms) => expect(linked(text, ...terms)).toEqual([]));
});

describe('what is not seen, and forms of letters', () => {
  it.each<[string, string, string]>([
    ['a soft hyphen', 'A co\u00adroutine', 'coroutine'],
    ['a space without width', 'a corou\u200btine.', 'coroutine'],
    ['a word joiner', 'a corou\u2060tine.', 'coroutine'],
    ['a mark of direction', 'a \u200ecoroutine\u200f.', 'coroutine'],
    ['an accent of its own', 'a cafe\u0301 here', 'caf\u00e9'],
    ['an accent of its own in the term', 'a caf\u00e9 here', 'cafe\u0301'],
    ['letters of full width', 'the ＧＩＬ', 'GIL'],
    ['marks of Devanagari', 'यह थ्रेड है', 'थ्रेड'],
    ['a joiner of Persian', 'یک هم\u200cروند', 'هم\u200cروند'],
  ])('%s', (_, text, term) => expect(linked(text, term)).toHaveLength(1));
});

describe('scripts without spaces', () => {
  it.each<[string, string[], string[]]>([
    ['这个事件循环只在一个线程里运行。', ['事件循环', '线程'], ['事件循环', '线程']],
    ['スレッドを待つ', ['スレッド'], ['スレッド']],
    ['イベントループは一つ', ['イベントループ'], ['イベントループ']],
    ['並行処理のこと', ['並行処理'], ['並行処理']],
    ['GIL是锁', ['GIL'], ['GIL']],
    ['在Python里', ['Python'], ['Python']],
    ['스레드를 기다린다', ['스레드'], ['스레드']],
    ['이벤트 루프는 하나다', ['이벤트 루프'], ['이벤트 루프']],
    ['ฉันใช้โปรแกรมนี้', ['โปรแกรม'], ['โปรแกรม']],
  ])('%s', (text, terms, expected) => expect(linked(text, ...terms)).toEqual(expected));

  it.each<[string, string[]]>([
    ['マルチスレッドは', ['スレッド']],
    ['멀티스레드', ['스레드']],
    ['推进程度', ['进程']],
    ['程序很快', ['程']],
  ])('a part of a word is none: %s', (text, terms) => expect(linked(text, ...terms)).toEqual([]));
});

describe('plainWord(word)', () => {
  it.each([
    ['C++', 'C'],
    ['C#', 'C'],
    ['.NET', 'net'],
    ['C--', 'C'],
    ['-O2', 'O2'],
    ['A*', 'A'],
    ['I/O', 'IO'],
    ['__init__', 'init'],
  ])('tells %s from %s', (one, other) => expect(plainWord(one)).not.toBe(plainWord(other)));

  it.each([
    ['co\u00adroutine', 'coroutine'],
    ['cafe\u0301', 'caf\u00e9'],
    ['ＧＩＬ', 'gil'],
    ['Thread-Pools', 'thread pool'],
    ['事件\u200b循环', '事件循环'],
  ])('takes %s for %s', (one, other) => expect(plainWord(one)).toBe(plainWord(other)));
});

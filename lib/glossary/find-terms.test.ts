import { describe, expect, it } from 'vitest';
import { findTerms, indexTerms, pluralsOf } from './find-terms.ts';

const term = (id: string, written: string, ...aliases: string[]) => ({ id, term: written, aliases, autolink: true });

const index = indexTerms([
  term('thread', 'thread'),
  term('thread-pool', 'thread pool', 'ThreadPool'),
  term('process', 'process'),
  term('gil', 'GIL', 'global interpreter lock'),
  term('future', 'Future'),
  term('io-bound', 'I/O-bound', 'IO-bound'),
  term('asyncio', 'asyncio'),
  term('concurrency', 'concurrency'),
  { ...term('lock', 'lock'), autolink: false },
]);

const found = (text: string) => findTerms(text, index).map(({ start, end, id }) => `${id}: ${text.slice(start, end)}`);

describe('findTerms(text, index)', () => {
  it.each([
    ['a thread starts', ['thread: thread']],
    ['Threads start', ['thread: Threads']],
    ['two processes', ['process: processes']],
    ['a thread pool of threads', ['thread-pool: thread pool', 'thread: threads']],
    ['thread pools', ['thread-pool: thread pools']],
    ['a thread-pool', ['thread-pool: thread-pool']],
    ['a thread\npool', ['thread-pool: thread\npool']],
    ['a ThreadPool', ['thread-pool: ThreadPool']],
    ['the GIL', ['gil: GIL']],
    ["the GIL's cost", ['gil: GIL']],
    ['the global interpreter lock', ['gil: global interpreter lock']],
    ['I/O-bound work', ['io-bound: I/O-bound']],
    ['(asyncio).', ['asyncio: asyncio']],
  ])('finds in %j', (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    ['threaded', 'only whole words'],
    ['multithread', 'only whole words'],
    ['thread-safe', 'a part of a compound is not the word'],
    ['multi-thread', 'a part of a compound is not the word'],
    ['asyncio.run', 'a name with a dot is another name'],
    ['my_thread', 'an identifier is another name'],
    ['@thread', 'a handle is another name'],
    ['in the future', 'a capital in the term must be in the text'],
    ['a gil', 'a capital in the term must be in the text'],
    ['a lock', 'terms with autolink: false are left to authors'],
  ])('finds nothing in %j: %s', (text) => expect(found(text)).toEqual([]));

  it('finds nothing in names of object properties', () => {
    expect(found('__proto__ constructor toString')).toEqual([]);
  });
});

describe('pluralsOf(phrase)', () => {
  it.each([
    ['thread', ['threads']],
    ['process', ['processes']],
    ['library', ['libraries']],
    ['key', ['keys']],
    ['switch', ['switches']],
    ['C++', []],
  ])('%s', (phrase, plurals) => expect(pluralsOf(phrase)).toEqual(plurals));
});

describe('a text times its terms', () => {
  it('asks of each word no more than how many words a term may have', () => {
    const aliases = Array.from({ length: 5_000 }, (_, number) => `a b${number}`);
    const index = indexTerms([{ id: 'many', term: 'a b', aliases, autolink: true }]);
    expect(index.get('a')?.counts).toEqual([2]);
    expect(findTerms(`${'a '.repeat(20_000)}b4999`, index)).toEqual([{ start: 39_998, end: 40_005, id: 'many' }]);
  });
});

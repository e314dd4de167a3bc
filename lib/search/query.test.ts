import { describe, expect, it } from 'vitest';
import { parseQuery, toggleFilter } from './query.ts';

const terms = (text: string, typing = false) => parseQuery(text, typing).words.map(({ term }) => term);

describe('parseQuery(text)', () => {
  it.each([
    ['leaves out words that tell nothing', 'what is the GIL', ['gil']],
    ['unless there is nothing else', 'to be or not to be', ['to', 'be', 'or', 'not']],
    ['takes each word once', 'thread Threads threading', ['thread']],
    ['finds no words in nothing', '   ', []],
    ['reads operators', '+=', ['+=']],
    ['takes no pattern for one', '.* (x|y) [z \\d+ $', ['x', 'y', 'z', 'd']],
  ])('%s', (_, text, expected) => expect(terms(text)).toEqual(expected));

  it('reads filters wherever they stand', () => {
    expect(parseQuery('tag:asyncio loop type:claim IS:wrong')).toMatchObject({
      kind: 'claim',
      filters: ['tag:asyncio', 'is:wrong'],
      words: [{ term: 'loop' }],
    });
  });

  it('takes what is no filter for words', () => {
    expect(parseQuery('type:thread std::thread').filters).toEqual([]);
    expect(terms('type:thread')).toEqual(['type:thread', 'type', 'thread']);
  });

  it('reads phrases, and their words', () => {
    expect(parseQuery('"Green  Threads" pool')).toMatchObject({
      phrases: ['green threads'],
      words: [{ term: 'green' }, { term: 'thread' }, { term: 'pool' }],
    });
    expect(parseQuery('"unfinished').phrases).toEqual([]);
  });

  it('tells phrases alone from phrases beside words', () => {
    expect(parseQuery('"green threads" "the pool" tag:threads').isPhrase).toBe(true);
    expect(parseQuery('what does "green threads" mean').isPhrase).toBe(false);
  });

  it('counts how often a word is asked', () =>
    expect(parseQuery('threads: does a thread wait?').words.map(({ term, times }) => [term, times])).toEqual([
      ['thread', 2],
      ['wait', 1],
    ]));

  it.each([
    ['concurrency vs parallelism', ['concurrency', 'parallelism']],
    ['threads VS. processes', ['threads', 'processes']],
    ['a lock versus the GIL', ['a lock', 'the GIL']],
    ['What is the difference between a task and a future?', ['a task', 'a future']],
    ['difference of a task and a future', ['a task', 'a future']],
    ['how do a task and a future differ?', ['a task', 'a future']],
    ['How does a task differ from a future?', ['a task', 'a future']],
    ['how is a task different from a future', ['a task', 'a future']],
    ['compare a task to a future', ['a task', 'a future']],
  ])('hears that two things are compared: %s', (text, sides) =>
    expect(parseQuery(text).versus).toEqual({ sides, isSure: true }),
  );

  it('reads what stands around a comparison', () =>
    expect(terms('In asyncio, what is the difference between a task and a future when cancelled?')).toEqual([
      'asyncio',
      'task',
      'futur',
      'cancel',
    ]));

  it('hears that two things may be compared, and still reads all words', () => {
    const { versus, words } = parseQuery('Is a task late, or a future?');
    expect(versus).toEqual({ sides: ['a task late,', 'a future'], isSure: false });
    expect(words.map(({ term }) => term)).toEqual(['task', 'late', 'futur']);
  });

  it('leaves the last word open while it is typed, until it is finished', () => {
    const open = (text: string) => parseQuery(text, true).words.map(({ isOpen }) => isOpen);
    expect(open('event loo')).toEqual([false, true]);
    expect(open('event loo ')).toEqual([false, false]);
    expect(parseQuery('event loo').words.every(({ isOpen }) => !isOpen)).toBe(true);
  });

  it('reads the beginning of what is too long', () => {
    expect(terms('thread '.repeat(5_000))).toEqual(['thread']);
    expect(terms('x'.repeat(10_000))).toEqual(['x'.repeat(40)]);
    expect(terms(Array.from({ length: 100 }, (_, i) => `w${i}`).join(' '))).toHaveLength(64);
  });
});

describe('toggleFilter(text, filter)', () => {
  it.each([
    ['turns one on', 'gil', 'tag:asyncio', 'gil tag:asyncio', false],
    ['turns it off', 'gil tag:asyncio', 'tag:asyncio', 'gil', true],
    ['puts one type in place of another', 'gil type:claim', 'type:term', 'gil type:term', false],
  ])('%s', (_, text, filter, query, isOn) => expect(toggleFilter(text, filter)).toEqual({ query, isOn }));
});

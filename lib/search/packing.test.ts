import { describe, expect, it } from 'vitest';
import { SLOTS } from './impacts.ts';
import { packPostings, packWords, unpackPostings, unpackWords } from './packing.ts';

/** `document, slot, …` as an index holds it. */
const postingsOf = (list: readonly number[]) => {
  const postings: number[][] = [];
  for (let at = 0; at < list.length; at += 2) (postings[list[at + 1] as number] ??= []).push(list[at] as number);
  return postings;
};

describe('packPostings(postings)', () => {
  it.each([
    ['nothing', []],
    ['the first document', [0, 0]],
    ['neighbours', [0, 3, 1, 5, 2, 3]],
    ['distances around the end of one digit', [69, 1, 139, 2, 210, 3, 282, 4]],
    ['distances of several digits', [5_000, 0, 25_345, SLOTS - 1, 1_000_000, 7]],
  ])('can be read again: %s', (_, list) => {
    expect(unpackPostings(packPostings(list), 2_000_000)).toEqual(postingsOf(list));
  });

  it('takes two characters for a document that is near the one before', () => {
    expect(packPostings([3, 0, 4, 0, 60, 1])).toHaveLength(6);
  });

  it('survives JSON without escapes', () => {
    const packed = packPostings(Array.from({ length: 300 }, (_, i) => [i * i, i % SLOTS]).flat());
    expect(JSON.stringify(packed)).toHaveLength(packed.length + 2);
  });

  it.each(['#', '~~~', '##\u0007#', 'zzzz'])('refuses what it did not write: %j', (text) => {
    expect(() => unpackPostings(text, 10)).toThrow('not a list of documents');
  });
});

describe('packWords(words)', () => {
  it('can be read again', () => {
    const words = [
      ['thread', 3],
      ['threaded', 0],
      ['threads', 9],
      ['über', 1],
      ['并行', 2],
    ] as const;
    expect(unpackWords(packWords(words))).toEqual(words);
  });
});

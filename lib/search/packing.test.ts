import { describe, expect, it } from 'vitest';
import { SLOTS } from './impacts.ts';
import { packPostings, packWords, unpackPostings, unpackWords } from './packing.ts';

/** Postings as an index holds them. */
const postingsOf = (documents: readonly number[], slots: readonly number[]) => {
  const postings: number[][] = [];
  for (const slot of new Set(slots)) postings[slot] = documents.filter((_, at) => slots[at] === slot);
  return postings;
};

describe('packPostings(documents, slots)', () => {
  it.each([
    ['nothing', [], []],
    ['the first document', [0], [0]],
    ['neighbours', [0, 1, 2], [3, 5, 3]],
    ['distances around the end of one digit', [69, 139, 210, 282], [1, 2, 3, 4]],
    ['distances of several digits', [5_000, 25_345, 1_000_000], [0, SLOTS - 1, 7]],
  ])('can be read again: %s', (_, documents, slots) => {
    expect(unpackPostings(packPostings(documents, slots), 2_000_000)).toEqual(postingsOf(documents, slots));
  });

  it('takes two characters for a document that is near the one before', () => {
    expect(packPostings([3, 4, 60], [0, 0, 1])).toHaveLength(6);
  });

  it('survives JSON without escapes', () => {
    const numbers = Array.from({ length: 300 }, (_, i) => i);
    const packed = packPostings(
      numbers.map((i) => i * i),
      numbers.map((i) => i % SLOTS),
    );
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

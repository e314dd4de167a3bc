import { describe, expect, it } from 'vitest';
import { countEdits, findCorrections, mostEdits, soundHalves } from './edits.ts';

describe('countEdits(a, b, most)', () => {
  it.each([
    ['thread', 'thread', 0],
    ['thread', 'threads', 1],
    ['thread', 'tread', 1],
    ['thread', 'throad', 1],
    ['thread', 'htread', 1],
    ['awaitable', 'awiatbale', 2],
    ['', 'ab', 2],
    ['abcdef', 'uvwxyz', 3],
  ])('%s and %s: %i', (a, b, edits) => expect(countEdits(a, b, 2)).toBe(edits));
});

describe('mostEdits(length)', () => {
  it('grows with the word', () => {
    expect([2, 3, 7, 8].map(mostEdits)).toEqual([0, 1, 1, 2]);
  });
});

describe('findCorrections(word, words)', () => {
  const forms = (word: string, words: [string, number][]) => findCorrections(word, words).map(({ form }) => form);

  it('takes the words with the fewest edits only', () => {
    expect(
      forms('parallelsim', [
        ['parallels', 5],
        ['parallelism', 1],
      ]),
    ).toEqual(['parallelism']);
  });

  it('prefers the same first letter, then the more common word', () => {
    expect(
      forms('tread', [
        ['bread', 9],
        ['thread', 3],
        ['treads', 4],
      ]),
    ).toEqual(['treads', 'thread', 'bread']);
  });

  it('gives each a part of its weight, less for more edits', () => {
    expect(findCorrections('thraed', [['thread', 1]])).toEqual([{ form: 'thread', weight: 0.8 }]);
  });

  it('gives the less likely a smaller part of it', () => {
    expect(
      findCorrections('thred', [
        ['thread', 9],
        ['three', 9],
        ['shred', 9],
        ['tired', 1],
      ]),
    ).toEqual([
      { form: 'thread', weight: 0.8 },
      { form: 'three', weight: 0.8 },
      { form: 'shred', weight: 0.2 },
    ]);
  });

  it('only swaps letters of a short word', () =>
    expect(
      forms('gli', [
        ['gil', 1],
        ['gui', 9],
      ]),
    ).toEqual(['gil']));

  it('takes no other word of four letters for one', () => {
    expect(findCorrections('hell', [['help', 9]], false)).toEqual([]);
    expect(findCorrections('hlep', [['help', 9]], false)).toEqual([{ form: 'help', weight: 0.8 }]);
  });

  it('takes a word of four letters as it is when nothing else is asked', () => {
    const words: [string, number][] = [['trust', 4]];
    expect(findCorrections('rust', words)).toEqual([]);
    expect(findCorrections('rust', words, false)).toEqual([{ form: 'trust', weight: 0.8 }]);
  });
});

describe('soundHalves(word)', () => {
  it.each([
    ['swapped in the middle', 'therad', 'thread'],
    ['wrong at the beginning', 'htread', 'thread'],
    ['wrong at the end', 'threda', 'thread'],
    ['too long', 'threead', 'thread'],
  ])('one of them is that of the word that was meant: %s', (_, typed, meant) => {
    const { start, end } = soundHalves(typed);
    expect(meant.startsWith(start) || meant.endsWith(end)).toBe(true);
  });
});

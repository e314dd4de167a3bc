import { describe, expect, it } from 'vitest';
import { findSlot, placeCard } from './card-place.ts';

const CARD = { width: 300, height: 100 };
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 800 };

describe('placeCard(word, card, viewport)', () => {
  it.each([
    ['below the word', { top: 100, bottom: 120, left: 200 }, WIDE, { top: 126, left: 200 }],
    ['above a word near the bottom', { top: 700, bottom: 720, left: 200 }, WIDE, { top: 594, left: 200 }],
    ['within the right edge', { top: 100, bottom: 120, left: 1200 }, WIDE, { top: 126, left: 972 }],
    ['a sheet at the bottom of a phone', { top: 100, bottom: 120, left: 20 }, PHONE, { sheet: 'bottom' }],
    ['a sheet at the top when the word is low', { top: 600, bottom: 620, left: 20 }, PHONE, { sheet: 'top' }],
    [
      'a sheet when neither side has room',
      { top: 90, bottom: 110, left: 20 },
      { width: 1280, height: 200 },
      { sheet: 'bottom' },
    ],
  ])('%s', (_case, word, viewport, expected) => {
    expect(placeCard(word, CARD, viewport)).toEqual(expected);
  });
});

describe('findSlot(isFree, rows, wanted, near)', () => {
  const rows = (picture: string) => [...picture].map((row) => row === '.');

  it.each([
    ['where it is wanted', '......', 2, 2],
    ['below what stands there', '.###....', 3, 4],
    ['above it where that is nearer', '...##....', 3, 1],
    ['not past the end', '.....', 4, 3],
    ['not in a gap that is too short', '#.#.#', 1, undefined],
    ['not far away', '########..', 1, undefined],
  ])('%s', (_case, picture, wanted, expected) => {
    expect(findSlot(rows(picture), 2, wanted, 4)).toBe(expected);
  });
});

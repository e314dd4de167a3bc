import { describe, expect, it } from 'vitest';
import { firstSentence, shorten, toDay } from './text.ts';

const upTo = (most: number) => (text: string) => text.length <= most;

describe('shorten(text, fits)', () => {
  it.each([
    ['leaves alone what fits', 'The moon pulls.', 15, 'The moon pulls.'],
    ['ends with a sentence', 'The moon pulls. The sun does too.', 20, 'The moon pulls. …'],
    [
      'ends with as many sentences as fit',
      'One is here. Two is here. Three is here.',
      30,
      'One is here. Two is here. …',
    ],
    [
      'ends with a clause where no sentence fits',
      'The moon pulls the sea, the sun pulls it too.',
      30,
      'The moon pulls the sea…',
    ],
    ['takes no abbreviation for an end', 'Of bodies, e.g. Saturn, the moon pulls most.', 22, 'Of bodies…'],
    ['knows sentences without spaces', '月が引く。太陽も引く。', 8, '月が引く。 …'],
  ])('%s', (_case, text, most, expected) => expect(shorten(text, upTo(most))).toBe(expected));

  it.each([
    'The moon pulls the sea, but not at its poles.',
    'The sea follows the moon, never the sun alone.',
    'Tides come twice a day, unless a bay is closed.',
    'Tides are high, only where a bay is narrow.',
    'Lakes have tides; they don’t show.',
    'Tides follow the moon: this is wrong of lakes.',
  ])('leaves the whole out rather than half of “%s”', (text) =>
    expect(shorten(text, upTo(text.length - 1))).toBeUndefined(),
  );

  it('cuts at no word', () => expect(shorten('The moon pulls the sea', upTo(12))).toBeUndefined());
});

describe('toDay(date)', () =>
  it.each([
    ['2015-03-07', '7 Mar 2015'],
    ['2015-03', 'Mar 2015'],
    ['2015', '2015'],
  ])('says no more than %s does', (iso, text) => expect(toDay(iso)).toEqual({ iso, text })));

describe('firstSentence(text)', () =>
  it.each([
    ['The moon pulls. The sun does too.', 'The moon pulls.'],
    ['Of bodies, e.g. Saturn, the moon pulls most. So it is.', 'Of bodies, e.g. Saturn, the moon pulls most.'],
    ['No end', 'No end'],
  ])('%s', (text, sentence) => expect(firstSentence(text)).toBe(sentence)));

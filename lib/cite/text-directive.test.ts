import { describe, expect, it } from 'vitest';
import { findDirective, findNearest, readTextDirective, toTextDirective } from './text-directive.ts';

describe('toTextDirective(passage)', () => {
  const at = (text: string, before = '', after = '') => toTextDirective({ pieces: [text], before, after });

  it.each([
    ['a short passage in full', at('The Moon pulls'), ':~:text=The%20Moon%20pulls'],
    ['everything but letters and digits encoded', at('a-b, c & (d).'), ':~:text=a%2Db%2C%20c%20%26%20%28d%29%2E'],
    ['other scripts as UTF-8', at('Ebbe für 月'), ':~:text=Ebbe%20f%C3%BCr%20%E6%9C%88'],
    ['a prefix where the words stand before', at('tide', 'High tide.\nThe spring '), ':~:text=spring-,tide'],
    [
      'a longer one where that stands before too',
      at('tide', 'A spring tide.\nThe spring '),
      ':~:text=The%20spring-,tide',
    ],
    ['a suffix where nothing before helps', at('tide', 'tide\n', ' of June'), ':~:text=tide,-of%20June'],
  ])('%s', (_, directive, expected) => expect(directive).toBe(expected));

  it('names a long passage and one of several pieces by its ends', () => {
    const long = `One two three four five six ${'seven '.repeat(20)}eight nine ten eleven twelve`;
    expect(at(long)).toBe(':~:text=One%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve');
    expect(toTextDirective({ pieces: ['The Moon', 'and the Sun'], before: '', after: '' })).toBe(
      ':~:text=The%20Moon,and%20the%20Sun',
    );
  });
});

describe('readTextDirective(address)', () => {
  it.each([
    ['https://b.example/q/#moon:~:text=The%20Moon', { start: 'The Moon' }],
    [
      'https://b.example/#:~:text=High-,tide,water,-mark',
      { prefix: 'High', start: 'tide', end: 'water', suffix: 'mark' },
    ],
    ['https://b.example/#moon', undefined],
    ['https://b.example/#:~:text=%E0%A4', undefined],
  ])('%s', (address, directive) => expect(readTextDirective(address)).toEqual(directive));

  it('gives back what toTextDirective wrote', () => {
    const directive = toTextDirective({ pieces: ['50-50, & so'], before: '50-50, & so\nThen ', after: '' });
    expect(readTextDirective(`https://b.example/${directive}`)).toEqual({ prefix: 'Then', start: '50-50, & so' });
  });
});

const PIECES = ['High tide comes twice a day.', 'The Moon  pulls the sea', 'and the Sun does too.'];

describe('findDirective(directive, pieces)', () => {
  it.each([
    [{ start: 'moon pulls' }, 1],
    [{ start: 'the moon', end: 'does too' }, 1],
    [{ prefix: 'Moon', start: 'pulls' }, 1],
    [{ prefix: 'Sun', start: 'pulls' }, -1],
    [{ start: 'The Earth' }, -1],
  ])('%j → %i', (directive, index) => expect(findDirective(directive, PIECES)).toBe(index));
});

describe('findNearest(directive, pieces)', () => {
  it('finds the piece with most of the words, if it has half of them', () => {
    expect(findNearest({ start: 'The Moon draws the sea' }, PIECES)).toBe(1);
    expect(findNearest({ start: 'Lakes have no visible tides' }, PIECES)).toBe(-1);
  });
});

import { expect, it } from 'vitest';
import { findAlike } from './alike.ts';

const TITLES = ['Who schedules threads?', 'What is a generator?', 'Why so slow?'];
const find = (...words: string[]) => findAlike(words, TITLES, (title) => title);

it('finds titles with a word like one of these, the likest first', () => {
  expect(find('rescheduled')).toEqual(['Who schedules threads?']);
  expect(find('threadlike', 'regenerator')).toEqual(['What is a generator?', 'Who schedules threads?']);
});

it('finds nothing where no word is like another, or has too few letters', () =>
  expect([...find('ingress'), ...find('slo', 'slow')]).toEqual([]));

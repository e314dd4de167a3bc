import { expect, it } from 'vitest';
import { neighboursIn } from './neighbours.ts';

it('says what stands before and after each entry, nothing at the ends', () => {
  expect([...neighboursIn([{ id: 'ebb' }, { id: 'flood' }, { id: 'tide' }])]).toEqual([
    ['ebb', { next: 'flood' }],
    ['flood', { previous: 'ebb', next: 'tide' }],
    ['tide', { previous: 'flood' }],
  ]);
  expect([...neighboursIn([{ id: 'ebb' }])]).toEqual([['ebb', {}]]);
});

import { describe, expect, it } from 'vitest';
import { isWitnessed, showsAll, tallyOf, verdictOf } from './tally.ts';

describe('isWitnessed(fact)', () => {
  it.each([
    ['parallel', true],
    ['switches>=5', true],
    ['!parallel', false],
    ['threads=1', false],
    ['threads<=4', false],
    ['backend=trio', false],
  ])('%s: %s', (fact, witnessed) => expect(isWitnessed(fact)).toBe(witnessed));
});

const runs = [
  { parallel: false, threads: 3 },
  { parallel: true, threads: 3 },
  { parallel: false, threads: 4 },
];

describe('tallyOf(expected, runs)', () => {
  it('counts the runs that show a fact, and those that say nothing of it', () =>
    expect(tallyOf(['parallel', 'threads=3', 'colour=red'], runs)).toEqual([
      { fact: 'parallel', seen: 1, of: 3, untold: 0 },
      { fact: 'threads=3', seen: 2, of: 3, untold: 0 },
      { fact: 'colour=red', seen: 0, of: 3, untold: 3 },
    ]));
});

describe('verdictOf(tally)', () => {
  it.each([
    ['parallel', 'holds'],
    ['!parallel', 'contradicted'],
    ['threads=3', 'contradicted'],
    ['threads>=3', 'holds'],
    ['threads<=4', 'holds'],
    ['threads>=5', 'not seen'],
    ['colour', 'untold'],
    ['colour=red', 'untold'],
  ])('%s %s', (fact, verdict) => {
    const [tally] = tallyOf([fact], runs);
    expect(tally && verdictOf(tally)).toBe(verdict);
  });
});

describe('showsAll(expected, facts)', () => {
  it('wants every fact of one and the same run', () => {
    expect(runs.map((facts) => showsAll(['parallel', 'threads=3'], facts))).toEqual([false, true, false]);
    expect(showsAll(['colour'], runs[0] ?? {})).toBe(false);
  });
});

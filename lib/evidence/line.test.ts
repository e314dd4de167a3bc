import { describe, expect, it } from 'vitest';
import { CUT, INTERLEAVED, PARALLEL, traceOf } from './fixtures/traces.ts';
import { inMillis, lineOf, timesOf } from './line.ts';

const took = (cpus: number, wall: number) => ({ ...INTERLEAVED, cpus, facts: { ...INTERLEAVED.facts, wall_ms: wall } });

describe('lineOf(traces)', () => {
  it('says where the tasks were and how they came about each other', () => {
    expect(lineOf([INTERLEAVED])).toBe('one thread; while one task waits, another runs');
    expect(lineOf([CUT])).toBe('a thread each; only one computes at a time');
    expect(lineOf([PARALLEL])).toBe('a process each; several compute at the same moment');
  });

  it('says of several at once only on how many CPUs', () => {
    const one = { ...PARALLEL, cpus: 1, facts: { ...PARALLEL.facts, parallel: false } };
    expect(lineOf([one, PARALLEL])).toBe('a process each; on two CPUs several compute at the same moment');
  });

  it('says that nothing overlaps, that steps take turns, and of a single task only where it was', () => {
    const [a, , b] = INTERLEAVED.events;
    const facts = INTERLEAVED.facts;
    const events = [a, b].filter((event) => event !== undefined);
    expect(lineOf([{ ...INTERLEAVED, facts: { ...facts, overlap: false } }])).toBe('one thread; nothing overlaps');
    expect(lineOf([traceOf({ events, facts })])).toBe('one thread; their steps take turns');
    expect(lineOf([traceOf({ events, facts: { ...facts, tasks: 1 } })])).toBe('one thread');
  });
});

describe('timesOf(traces)', () => {
  it('is one time where runs took about the same, else each', () => {
    expect(timesOf([took(1, 151.6), took(2, 152.2)])).toEqual([{ cpus: 1, time: '152 ms' }]);
    expect(timesOf([took(1, 205.7), took(2, 130)]).map(({ time }) => time)).toEqual(['206 ms', '130 ms']);
  });
});

describe('inMillis(ms)', () => {
  it.each([
    [302.6, '303 ms'],
    [9.84, '9.8 ms'],
    [0, '0 ms'],
  ])('of %d is %s', (ms, words) => expect(inMillis(ms)).toBe(words));
});

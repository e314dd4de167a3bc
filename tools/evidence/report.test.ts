import { describe, expect, it } from 'vitest';
import type { Result } from './examine.ts';
import type { Case } from './program.ts';
import { countStates, headLine, resultLine, whyLines } from './report.ts';

const one = (cpus: number) => ({ program: { id: 'pool' }, variant: { id: 'gevent' }, cpus }) as Case;
const facts = { wall_ms: 150.5, cpu_ms: 150, parallel_ms: 0, threads: 1, processes: 1, switches: 5, cut_steps: 0 };
const held = {
  one: one(1),
  state: 'holds',
  why: [],
  tries: [{ facts, events: [], output: [], busy: 0 }],
  tallies: [],
  kernel: { threads: 2, processes: 1 },
} as unknown as Result;
const absent = (cpus: number): Result => ({
  one: one(cpus),
  state: 'not run',
  why: 'needs apt-get install python3-gevent',
});

describe('the table of results', () => {
  it('has a line for each case', () =>
    expect([headLine(), resultLine(held), resultLine(absent(2))]).toEqual([
      'program                     CPUs wall ms CPU ms parallel ms threads processes switches cut steps created  verdict',
      'pool/gevent                    1   150.5    150           0       1         1        5         0     2+1  holds, 1 run',
      'pool/gevent                    2       –      –           –       –         –        –         –       –  not run',
    ]));

  it('says once of both numbers of CPUs why a program was not run', () =>
    expect(whyLines([held, absent(1), absent(2)])).toEqual([
      'pool/gevent on 1 and 2: not run: needs apt-get install python3-gevent',
    ]));

  it('counts what came of them', () =>
    expect(countStates([held, absent(1), absent(2)])).toBe('1 holds, 0 not seen, 0 failed, 2 not run'));
});

import { describe, expect, it } from 'vitest';
import { CUT, INTERLEAVED, PARALLEL, traceOf } from './fixtures/traces.ts';
import {
  comparisonTable,
  describeRuns,
  eventTable,
  factInWords,
  isNegative,
  seenInWords,
  statedFacts,
} from './words.ts';

describe('describeRuns(traces)', () => {
  it('says what one run shows', () => {
    expect(describeRuns([INTERLEAVED])).toEqual([
      'Two tasks in one thread of one process.',
      'Their time overlaps.',
      'No step was cut by another task.',
      'The CPU was handed over 3 times.',
      'No two tasks ran at the same instant in any of 12 runs.',
      'It took 80 ms by the clock for 60 ms of computing.',
    ]);
  });

  it('says of runs that differ what each shows, and of the rest once', () => {
    expect(describeRuns([{ ...INTERLEAVED, facts: { ...INTERLEAVED.facts, switches: 2 } }, CUT])).toEqual([
      'Two tasks in one thread of one process on one CPU, in two threads of one process on two CPUs.',
      'Their time overlaps.',
      'On one CPU no step was cut by another task; on two CPUs all two steps were cut by another task.',
      'The CPU was handed over twice on one CPU, 3 times on two CPUs.',
      'No two tasks ran at the same instant in any of 12 runs.',
      'It took 80 ms by the clock for 60 ms of computing on one CPU, 40 ms by the clock for 40 ms of computing on two CPUs.',
    ]);
  });

  it('says what the kernel created, as the second witness', () => {
    const kernel = { threads: 0, processes: 3 };
    expect(describeRuns([{ ...PARALLEL, kernel }]).at(-1)).toBe(
      'The kernel created no thread and three processes for it.',
    );
  });

  it('says for how long two ran at the same instant', () => {
    expect(describeRuns([PARALLEL]).at(-2)).toBe('Two tasks ran at the same instant, for 30 ms in all.');
  });

  it('speaks of the recorded run alone where nobody looked at the others', () => {
    expect(describeRuns([{ ...CUT, expect: [] }]).at(-2)).toBe('No two tasks ran at the same instant in this run.');
  });

  it('says nothing of facts that a trace does not have', () => {
    expect(describeRuns([traceOf({ events: [], facts: { isgenerator: false } })])).toEqual([
      'No task was recorded; the program states facts of its own.',
    ]);
  });
});

describe('factInWords(fact)', () => {
  it.each([
    ['threads=1', 'One thread'],
    ['processes>=3', 'At least three processes'],
    ['parallel', 'Two tasks run at the same instant'],
    ['!parallel', 'No two tasks run at the same instant'],
    ['!overlap', 'The time of no two tasks overlaps'],
    ['switches=5', 'The CPU is handed over 5 times'],
    ['cut_steps=0', 'No step is cut by another task'],
    ['cut_steps>=1', 'At least one step is cut by another task'],
    ['threads_created=0', 'The kernel creates no thread'],
    ['processes_created>=3', 'The kernel creates at least three processes'],
    ['order=creator A B', 'Order: creator A B'],
    ['!asyncio_loop', 'Asyncio loop: no'],
  ])('%s is "%s"', (fact, words) => expect(factInWords(fact)).toBe(words));
});

describe('isNegative(fact)', () => {
  it.each([
    ['!parallel', true],
    ['cut_steps=0', true],
    ['threads=1', false],
    ['overlap', false],
    ['total>=0', false],
  ])('%s: %s', (fact, negative) => expect(isNegative(fact)).toBe(negative));
});

describe('seenInWords(trace, fact)', () => {
  it('counts the runs in which a fact was looked for', () => {
    expect(seenInWords(INTERLEAVED, '!parallel')).toBe('in all 12 runs');
    expect(seenInWords(PARALLEL, 'parallel')).toBe('in 9 of 12 runs');
    expect(seenInWords(INTERLEAVED, 'threads=1')).toBe('in the recorded run');
  });
});

describe('statedFacts(trace)', () => {
  it('leaves out what is derived from events', () => {
    expect(statedFacts(traceOf({ events: [], facts: { tasks: 2, total: 6, lost_update: true } }))).toEqual([
      { name: 'Total', value: '6' },
      { name: 'Lost update', value: 'yes' },
    ]);
  });
});

describe('eventTable(trace)', () => {
  it('has a row for each event, in order of time', () => {
    expect(eventTable(PARALLEL).rows).toEqual([
      ['A', 'computes: work', '0.0', '40.0', '40.0', '0', 'process 1'],
      ['B', 'computes: work', '10.0', '50.0', '40.0', '1', 'process 2'],
    ]);
  });

  it('ends after sixty rows and says how many more there are', () => {
    const [event] = PARALLEL.events;
    const { rows } = eventTable(traceOf({ events: event ? Array.from({ length: 100 }, () => event) : [] }));
    expect(rows).toHaveLength(61);
    expect(rows.at(-1)?.[0]).toBe('and 40 events more');
  });
});

describe('comparisonTable(runs)', () => {
  it('has a row for each program, and both values where its runs differ', () => {
    const one = { ...PARALLEL, cpus: 1, facts: { ...PARALLEL.facts, parallel_ms: 0 } };
    const { head, rows } = comparisonTable([one, PARALLEL].map((trace) => ({ name: 'tides', trace })));
    expect(head.slice(0, 3)).toEqual(['Program', 'CPUs', 'Tasks']);
    expect(rows).toEqual([['tides', '1 / 2', '2', '2', '2', 'yes', '0 / 30', '1', '0', '50', '80']]);
  });
});

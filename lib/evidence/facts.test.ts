import { describe, expect, it } from 'vitest';
import { factsOf } from './facts.ts';
import type { TraceEvent } from './trace.ts';

const MS = 1000;
type Stretch = [from: number, to: number, cpu: number];

/** A CPU step of a task, in ms; it ran in these stretches. */
const step = (task: string, runs: Stretch[], at?: [number, number], place = { thread: 1, process: 1 }): TraceEvent => ({
  task,
  kind: 'cpu',
  label: 'compute',
  ...place,
  at: scale(at ?? [runs[0]?.[0] ?? 0, runs.at(-1)?.[1] ?? 0]),
  used: runs.reduce((sum, [from, to]) => sum + (to - from) * MS, 0),
  runs: runs.map(([from, to, cpu]) => [from * MS, to * MS, cpu]),
});

const wait = (task: string, from: number, to: number): TraceEvent => ({
  task,
  kind: 'wait',
  label: 'timer',
  thread: 1,
  process: 1,
  at: scale([from, to]),
});

const scale = ([from, to]: [number, number]): [number, number] => [from * MS, to * MS];

const sequence = [step('A', [[0, 10, 0]]), wait('A', 10, 30), step('B', [[30, 40, 0]]), wait('B', 40, 60)];
const interleaved = [
  step('A', [[0, 10, 0]]),
  step('B', [[10, 20, 0]]),
  wait('A', 10, 30),
  wait('B', 20, 40),
  step('A', [[30, 40, 0]]),
  step('B', [[40, 50, 0]]),
];
const cut = [
  step(
    'A',
    [
      [0, 5, 0],
      [10, 15, 0],
    ],
    undefined,
    { thread: 1, process: 1 },
  ),
  step(
    'B',
    [
      [5, 10, 0],
      [15, 20, 0],
    ],
    undefined,
    { thread: 2, process: 1 },
  ),
];
const together = [
  step('A', [[0, 10, 0]], undefined, { thread: 1, process: 1 }),
  step('B', [[4, 14, 1]], undefined, { thread: 2, process: 2 }),
];

describe('factsOf(events)', () => {
  it('sees tasks that follow each other', () =>
    expect(factsOf(sequence)).toEqual({
      tasks: 2,
      threads: 1,
      processes: 1,
      overlap: false,
      overlapping_pairs: 0,
      parallel: false,
      parallel_ms: 0,
      switches: 1,
      cut_steps: 0,
      slices: 2,
      wall_ms: 60,
      cpu_ms: 20,
      longest_run_ms: 10,
    }));

  it('sees tasks that overlap without a step being cut', () =>
    expect(factsOf(interleaved)).toMatchObject({
      overlap: true,
      overlapping_pairs: 1,
      parallel: false,
      switches: 3,
      cut_steps: 0,
    }));

  it('sees steps that cut each other', () =>
    expect(factsOf(cut)).toMatchObject({ threads: 2, processes: 1, parallel: false, switches: 3, cut_steps: 2 }));

  it('sees two tasks on two CPUs at the same instant, and takes neither for cut', () =>
    expect(factsOf(together)).toMatchObject({
      processes: 2,
      parallel: true,
      parallel_ms: 6,
      switches: 1,
      cut_steps: 0,
    }));

  it.each([
    ['the spans of two steps overlap but their runs do not', cut],
    ['two runs on one CPU seem to overlap', [step('A', [[0, 10, 0]]), step('B', [[4, 14, 0]])]],
    ['one task runs on two CPUs, in two threads', [step('A', [[0, 10, 0]]), step('A', [[4, 14, 1]])]],
    ['one run ends at the moment another begins', [step('A', [[0, 10, 0]]), step('B', [[10, 20, 1]])]],
    ['they overlap by a tenth of a millisecond', [step('A', [[0, 10, 0]]), step('B', [[9.9, 20, 1]])]],
    ['a run has no length', [step('A', [[0, 10, 0]]), step('B', [[5, 5, 1]])]],
  ])('sees nothing parallel when %s', (_, events) =>
    expect(factsOf(events)).toMatchObject({ parallel: false, parallel_ms: 0 }),
  );

  it('counts a moment once, however many tasks run', () =>
    expect(factsOf([step('A', [[0, 10, 0]]), step('B', [[0, 10, 1]]), step('C', [[5, 20, 2]])])).toMatchObject({
      parallel_ms: 10,
    }));

  it('takes a step that stood still while nobody ran for whole', () =>
    expect(
      factsOf([
        step('A', [
          [0, 5, 0],
          [9, 14, 0],
        ]),
        step('B', [[20, 25, 0]]),
      ]),
    ).toMatchObject({ cut_steps: 0 }));

  it('takes a step that waited for its first run for cut', () =>
    expect(factsOf([step('A', [[5, 10, 0]], [0, 10]), step('B', [[0, 5, 0]])])).toMatchObject({ cut_steps: 1 }));

  it('says nothing of a step that was never seen running', () =>
    expect(factsOf([step('A', [], [0, 10]), step('B', [[0, 5, 0]])])).toMatchObject({ cut_steps: 0, slices: 1 }));

  it('counts notes as progress', () => {
    const note = (task: string, at: number): TraceEvent => ({ ...wait(task, at, at), kind: 'note' });
    expect(factsOf([note('A', 0), note('B', 1), note('A', 2), note('B', 3)])).toMatchObject({ overlap: true });
  });

  it('derives nothing where no event was recorded', () => expect(factsOf([])).toEqual({}));
});

import { describe, expect, it } from 'vitest';
import { CUT, INTERLEAVED, PARALLEL } from './fixtures/traces.ts';
import { toLanes } from './lanes.ts';

describe('toLanes(trace)', () => {
  it('gives each task what it did, in order of time', () => {
    expect(toLanes(INTERLEAVED)[0]).toEqual({
      task: 'A',
      where: 'thread 1',
      steps: [
        { from: 0, to: 20_000, label: 'prepare' },
        { from: 50_000, to: 60_000, label: 'finish' },
      ],
      waits: [{ from: 20_000, to: 50_000, label: 'timer' }],
      notes: [],
      runs: [
        { from: 0, to: 20_000, cpu: 0 },
        { from: 50_000, to: 60_000, cpu: 0 },
      ],
    });
  });

  it('says the thread of each task, and the process where there are several', () => {
    expect(toLanes(CUT).map(({ where }) => where)).toEqual(['thread 1', 'thread 2']);
    expect(toLanes(PARALLEL).map(({ where }) => where)).toEqual(['process 1', 'process 2']);
  });

  it('names every thread of a task that moved, and numbers its tasks as a reader counts', () => {
    const [event] = CUT.events;
    const events = event ? ['T10', 'T2', 'T2'].map((task, index) => ({ ...event, task, thread: index + 1 })) : [];
    expect(toLanes({ events }).map(({ task, where }) => `${task}: ${where}`)).toEqual([
      'T2: threads 2, 3',
      'T10: thread 1',
    ]);
  });
});

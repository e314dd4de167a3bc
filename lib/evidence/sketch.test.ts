import { describe, expect, it } from 'vitest';
import { sketchRuns } from './sketch.ts';
import type { Trace, TraceEvent } from './trace.ts';

const event = (task: string, kind: TraceEvent['kind'], from: number, to: number): TraceEvent => ({
  ...{ task, kind, label: 'x', process: 1, thread: 1, at: [from, to] },
  ...(kind === 'cpu' ? { runs: [[from, to, 0]] } : {}),
});

const run = (cpus: number, ...events: TraceEvent[]) => ({ cpus, events }) as Trace;

describe('sketchRuns(traces, width)', () => {
  it('draws runs on one scale, a row for each task', () => {
    const sketches = sketchRuns(
      [
        run(1, event('A', 'cpu', 0, 100), event('B', 'wait', 0, 100), event('B', 'cpu', 100, 200)),
        run(2, event('A', 'cpu', 0, 100), event('B', 'cpu', 0, 100)),
      ],
      50,
    );
    const half = { from: 0, to: 25 };
    expect(sketches).toEqual([
      {
        cpus: 1,
        lanes: [
          { runs: [half], steps: [half], waits: [] },
          { runs: [{ from: 25, to: 50 }], steps: [{ from: 25, to: 50 }], waits: [half] },
        ],
      },
      {
        cpus: 2,
        lanes: [
          { runs: [half], steps: [half], waits: [] },
          { runs: [half], steps: [half], waits: [] },
        ],
      },
    ]);
  });

  it.each([
    ['one task', [event('A', 'cpu', 0, 1)]],
    ['seven tasks', [...'ABCDEFG'].map((task) => event(task, 'cpu', 0, 1))],
    ['nothing but waits', [event('A', 'wait', 0, 1), event('B', 'wait', 0, 1)]],
  ])('draws nothing of %s', (_, events) => expect(sketchRuns([run(1, ...events)], 50)).toEqual([]));
});

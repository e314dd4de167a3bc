import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRecording } from './recording.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'recording-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const page = (name: string, lines: unknown[]) =>
  writeFileSync(join(FOLDER, name), `${lines.map((line) => `${JSON.stringify(line)}\n`).join('')}${'\0'.repeat(100)}`);

describe('readRecording(folder)', () => {
  it('orders events by their start, counts moments from the first, and gives threads and processes small numbers', () => {
    const b = { task: 'B', kind: 'cpu', label: 'compute', process: 77, thread: 79 };
    page('77-79-1.jsonl', [
      {
        ...b,
        at: [5300, 6300],
        used: 900,
        runs: [
          [5300, 5300, 1],
          [5400, 6300, 1],
        ],
      },
      { fact: 'total', value: 6 },
    ]);
    page('77-78-1.jsonl', [{ task: 'A', kind: 'wait', label: 'timer', process: 77, thread: 78, at: [5000, 5500] }]);
    expect(readRecording(FOLDER)).toEqual({
      events: [
        { task: 'A', kind: 'wait', label: 'timer', process: 1, thread: 1, at: [0, 500] },
        {
          task: 'B',
          kind: 'cpu',
          label: 'compute',
          process: 1,
          thread: 2,
          at: [300, 1300],
          used: 900,
          runs: [[400, 1300, 1]],
        },
      ],
      stated: { total: 6 },
    });
  });
});

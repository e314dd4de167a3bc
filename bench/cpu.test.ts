import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { MARK, measureTree, type ProcessTimes, parseStat, TreeSum, whyNoCpuTimes } from './cpu.ts';

const times = (pid: number, parent: number, own: number, waited = 0): ProcessTimes => ({
  id: `${pid}@1`,
  pid,
  parent,
  own,
  waited,
  memory: 10,
});

describe('parseStat(line, units)', () => {
  it('reads times and memory after a name with spaces and brackets', () => {
    const line =
      '42 (a (b) c) S 7 42 42 0 -1 4194560 10 0 0 0 150 50 30 20 20 0 11 0 9000 1000000 256 18446744073709551615';
    expect(parseStat(line, { tick: 0.01, page: 4096 })).toEqual({
      id: '42@9000',
      pid: 42,
      parent: 7,
      own: 2,
      waited: 0.5,
      memory: 1_048_576,
    });
  });
});

describe('TreeSum', () => {
  const cases: [string, number, [ProcessTimes, ProcessTimes[]][]][] = [
    ['what lives', 3, [[times(1, 0, 9), [times(2, 1, 1), times(3, 2, 2)]]]],
    [
      'a child that its parent waited for, once',
      5,
      [
        [times(1, 0, 9), [times(2, 1, 1), times(3, 2, 2)]],
        [times(1, 0, 9), [times(2, 1, 1, 4)]],
      ],
    ],
    [
      'a child that nobody waited for, as it was last seen',
      3,
      [
        [times(1, 0, 9), [times(2, 1, 1), times(3, 2, 2)]],
        [times(1, 0, 9), [times(2, 1, 1)]],
      ],
    ],
    [
      'one of two that was waited for',
      8,
      [
        [times(1, 0, 9), [times(2, 1, 1), times(3, 2, 2), times(4, 2, 5)]],
        [times(1, 0, 9), [times(2, 1, 1, 5)]],
      ],
    ],
    [
      'a family that ended together and was waited for by the root',
      7,
      [
        [times(1, 0, 9), [times(2, 1, 1), times(3, 2, 2)]],
        [times(1, 0, 9, 7), []],
      ],
    ],
    [
      'an orphan, which has another parent by then',
      6,
      [
        [times(1, 0, 9), [times(2, 1, 1), times(3, 2, 2)]],
        [times(1, 0, 9, 1), [times(3, 99, 4)]],
        [times(1, 0, 9, 1), [times(3, 99, 5)]],
        [times(1, 0, 9, 1), []],
      ],
    ],
  ];
  it.each(cases)('counts %s', (_, seconds, looks) => {
    const sum = new TreeSum(times(1, 0, 0));
    for (const [root, members] of looks) sum.look(root, members);
    expect(sum.seconds).toBe(seconds);
  });

  it('leaves out what the root had waited for before', () => {
    const sum = new TreeSum(times(1, 0, 0, 100));
    sum.look(times(1, 0, 0, 103), []);
    expect(sum.seconds).toBe(3);
  });
});

/** Burns half a second of CPU time in a process, and as much in another that is started so and nobody waits for. */
const BURN =
  'const until = () => { const { user, system } = process.cpuUsage(); return user + system }; while (until() < 500_000);';
const FAMILY = `
  const { spawn } = require('node:child_process');
  const burn = ${JSON.stringify(BURN)};
  spawn(process.execPath, ['-e', burn]);
  spawn(process.execPath, ['-e', burn], { detached: true, stdio: 'ignore' }).unref();
  setTimeout(() => process.exit(), 300);`;

describe.runIf(!whyNoCpuTimes())('measureTree(mark)', () => {
  it('counts grandchildren that outlive their parent', { timeout: 20_000, retry: 2 }, async () => {
    const mark = `test-${process.pid}`;
    const meter = measureTree(mark, 20);
    const child = spawn(process.execPath, ['-e', FAMILY], { env: { ...process.env, [MARK]: mark }, stdio: 'ignore' });
    await once(child, 'exit');
    expect(await meter.stop(10_000)).toBe(0);
    expect(meter.seconds()).toBeGreaterThan(0.95);
    expect(meter.seconds()).toBeLessThan(1.6);
    expect(meter.peakMemory()).toBeGreaterThan(50_000_000);
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';

// The recorder reads the CPU's number in a way of Linux.
const canRun = process.platform === 'linux' && existsSync('/usr/bin/python3');

describe('recorder.py', () => {
  it.skipIf(!canRun)('does what recorder_test.py says', () => {
    const { status, stderr } = spawnSync('/usr/bin/python3', ['-B', '-m', 'unittest', 'recorder_test'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^Ran \d+ tests/m);
    expect(status, stderr).toBe(0);
  });
});

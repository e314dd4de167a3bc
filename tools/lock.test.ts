import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';

const newLock = () => join(mkdtempSync(join(tmpdir(), 'answerbook-')), 'build.lock');

describe('withLock(name, work)', () => {
  it('keeps a second one out and says whose the lock is', async () => {
    const file = newLock();
    const second = withLock('build', () => withLock('build', async () => 'in', file), file);
    await expect(second).rejects.toThrow(`another build runs in this checkout (process ${process.pid})`);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over what a process that is gone left behind', async () => {
    const file = newLock();
    writeFileSync(file, '999999999');
    await expect(withLock('build', async () => 'in', file)).resolves.toBe('in');
  });

  it('is open again after a failure', async () => {
    const file = newLock();
    await expect(withLock('build', () => Promise.reject(new Error('no')), file)).rejects.toThrow('no');
    await expect(withLock('build', async () => 'in', file)).resolves.toBe('in');
  });
});

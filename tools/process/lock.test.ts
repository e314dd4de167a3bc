import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';

let file: string;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'answerbook-')), 'build.lock');
});

afterEach(() => rmSync(dirname(file), { recursive: true }));

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

describe('withLock(name, work)', () => {
  it('keeps a second one out and says whose the lock is, and where', async () => {
    const second = withLock('build', () => withLock('build', async () => 'in', file), file);
    await expect(second).rejects.toThrow(`another build runs here: process ${process.pid} holds ${file}.`);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['of a process that is gone', '999999999', 0],
    ['of another machine, when it is hours old', '1 elsewhere', 2],
    ['without a text, when it is hours old', '', 2],
  ])('takes over a lock %s', async (_, text, hours) => {
    writeFileSync(file, text);
    utimesSync(file, hoursAgo(hours), hoursAgo(hours));
    await expect(withLock('build', async () => 'in', file)).resolves.toBe('in');
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it.each([
    ['of another machine', '1 elsewhere', 'process 1 of another machine'],
    ['that has no text yet', '', 'a process that has just begun'],
  ])('leaves a lock %s', async (_, text, holder) => {
    writeFileSync(file, text);
    await expect(withLock('build', async () => 'in', file)).rejects.toThrow(`${holder} holds ${file}`);
    expect(existsSync(file)).toBe(true);
  });

  it('is open again after a failure', async () => {
    await expect(withLock('build', () => Promise.reject(new Error('no')), file)).rejects.toThrow('no');
    await expect(withLock('build', async () => 'in', file)).resolves.toBe('in');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';

const CHILD = ['--import', './tools/process/end-with-parent.mjs', '-e'];

describe('end-with-parent', () => {
  it('ends a process when the one that started it was killed', async () => {
    const child = JSON.stringify([...CHILD, 'console.log("begun"); setTimeout(() => {}, 20_000)']);
    const parent = spawn(
      process.execPath,
      ['-e', `require('node:child_process').spawn(process.execPath, ${child}, { stdio: 'inherit' })`],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const closed = once(parent, 'close'); // when nobody can write to its output any more
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    expect(await closed).toEqual([null, 'SIGKILL']);
  });

  it('keeps no process that has nothing to do', async () => {
    const child = spawn(process.execPath, [...CHILD, ''], { cwd: ROOT, stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

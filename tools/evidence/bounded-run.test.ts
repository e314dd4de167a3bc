import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { BOUNDS, hasOwnNetwork, runBounded } from './bounded-run.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'bounded-run-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let runs = 0;

/** Runs a line of shell, and says how it ended and how many of its processes are still there. */
async function run(script: string, bounds = {}) {
  runs += 1;
  const mark = `BOUNDED_RUN=${FOLDER}/${runs}.`;
  const env = { PATH: '/usr/bin:/bin', BOUNDED_RUN: `${FOLDER}/${runs}.` };
  const started = performance.now();
  const outcome = await runBounded(['sh', '-c', script], FOLDER, env, mark, { ...BOUNDS, ...bounds });
  return { ...outcome, left: countMarked(mark), time: performance.now() - started };
}

const countMarked = (mark: string): number =>
  readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`).includes(mark);
    } catch {
      return false;
    }
  }).length;

describe.skipIf(process.platform !== 'linux')('runBounded(command, folder, env, mark, bounds)', () => {
  it('gives back what a program writes and its exit code', async () =>
    expect(await run('echo one; echo two >&2; exit 3')).toMatchObject({ code: 3, stdout: 'one\n', stderr: 'two\n' }));

  it('runs in the folder and environment it is given, and no other', async () => {
    const { stdout } = await run('pwd; env');
    expect(stdout.split('\n')[0]).toBe(FOLDER);
    expect(stdout).toContain('PATH=/usr/bin:/bin\n');
    expect(stdout).not.toContain('HOME=');
  });

  it('stops a program that never ends', async () => {
    const { stopped, left, time } = await run('while :; do :; done', { time: 300 });
    expect(stopped).toBe('it had not ended after 0.3 s');
    expect(left).toBe(0);
    expect(time).toBeLessThan(10_000);
  });

  it('stops a program that writes without end, and keeps only its beginning', async () => {
    const { stopped, stdout, left } = await run('yes', { output: 10_000 });
    expect(stopped).toBe('it wrote more than 10000 characters');
    expect(stdout).toHaveLength(10_000);
    expect(left).toBe(0);
  });

  it('stops a program that forks without end, and everything it started', async () => {
    const { stopped, stderr, left } = await run('while :; do sh -c "sleep 60" & done', { threads: 20, time: 1000 });
    expect(`${stopped} ${stderr}`).toMatch(/Cannot fork|not ended after 1 s/);
    expect(left).toBe(0);
  });

  it('ends what a program leaves behind, even in another session', async () => {
    const { code, left, time } = await run('setsid sleep 60 & sleep 60 & echo done');
    expect({ code, left }).toEqual({ code: 0, left: 0 });
    expect(time).toBeLessThan(10_000);
  });

  it('says that a command is not there', async () => {
    const { code, stderr } = await runBounded(['no-such-command'], FOLDER, { PATH: '/usr/bin:/bin' }, 'none');
    expect(code).not.toBe(0);
    expect(stderr).toContain('no-such-command');
  });

  it.skipIf(!hasOwnNetwork())('gives a program no network but the loopback', async () => {
    const { stdout } = await run('grep -cE "^ *(eth|en|wl|lo)" /proc/net/dev');
    expect(stdout).toBe('1\n');
  });

  it('lets a program connect to itself', async () => {
    const { stdout } = await run(`python3 -c "
import socket
with socket.create_server(('127.0.0.1', 0)) as server, socket.create_connection(server.getsockname()):
    print('connected')"`);
    expect(stdout).toBe('connected\n');
  });
});

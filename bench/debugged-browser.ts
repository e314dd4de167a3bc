import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../tools/command.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../tools/process/browser.ts';
import { startChild } from '../tools/process/child.ts';
import { freePort } from '../tools/process/free-port.ts';

/** How long, in ms, a browser may take to start. */
const LONGEST_START = 30_000;

/** A browser with a fresh profile that others steer over its debugging port; nobody else is attached to its pages. */
export async function startDebuggedBrowser(): Promise<{ port: number; close(): Promise<void> }> {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'answerbook-browser-'));
  const child = startChild(findBrowser(), [
    ...BROWSER_ARGUMENTS,
    '--headless=new',
    '--no-first-run',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${profile}`,
    'about:blank',
  ]);
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const until = performance.now() + LONGEST_START;
  while (!(await answers(port))) {
    if (performance.now() > until || child.exitCode !== null) {
      await close();
      throw new Failure('Chromium did not start: nobody answers on its debugging port.');
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return { port, close };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/json/version`).then(
    ({ ok }) => ok,
    () => false,
  );

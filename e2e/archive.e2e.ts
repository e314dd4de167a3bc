import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { foundByJudged } from '../bench/search/judged.ts';
import { builtFor } from '../tools/commands/serve.ts';
import { runNode } from '../tools/process/child.ts';
import { fetchFromFolder } from '../tools/server/fetch-from-folder.ts';
import { filesOf, OUT } from './out.ts';

/*
 * The book of `out/` is loaded into an embedded Postgres and served from there by the compiled application.
 */

/** What hosts read, and no reader; what builds note for themselves. */
const NOT_SERVED = /^_(?:headers|redirects)(?:\.nginx)?$|^\.answerbook\//;

test.describe.configure({ mode: 'serial' });

let folder: string;
let server: ChildProcess;
let address: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const env = { ...process.env, DATABASE_URL: '', PGHOST: '', PGDATABASE: '', ARCHIVE_FOLDER: join(folder, 'pg') };
  const SITE_URL = builtFor(OUT) ?? '';
  await runNode(['tools/run.mjs', 'load'], { env: { ...env, SITE_URL } });
  server = spawn(process.execPath, ['tools/run.mjs', 'serve-archive', '--port', '0'], {
    cwd: dirname(OUT),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout as NonNullable<ChildProcess['stdout']> });
  const [first] = await once(lines, 'line');
  address = JSON.parse(first).listening;
  lines.on('line', () => {});
});

test.afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

test('every address is answered with the bytes that were published', async () => {
  test.setTimeout(300_000);
  const different: string[] = [];
  const paths = filesOf('').filter((path) => !NOT_SERVED.test(path));
  for (const path of paths) {
    const at = path.replace(/(^|\/)index\.html$/, '$1');
    const answer = await fetch(new URL(at.split('/').map(encodeURIComponent).join('/'), address), {
      redirect: 'manual',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (![200, 301].includes(answer.status) || !bytes.equals(readFileSync(join(OUT, path)))) different.push(path);
  }
  expect(different).toEqual([]);
  expect(paths.length).toBeGreaterThan(1_000);
});

test('a search finds what it finds in the browser', async () => {
  const judged = join(dirname(OUT), 'lib/search/judged.yaml');
  const found = await foundByJudged(judged, fetchFromFolder(OUT));
  expect(found.length).toBeGreaterThan(100);
  for (const [query, result] of found) {
    const answer = await fetch(new URL(`search/hits.json?q=${encodeURIComponent(query)}`, address));
    expect(await answer.json(), query).toEqual(JSON.parse(JSON.stringify(result)));
  }
});

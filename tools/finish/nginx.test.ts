import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { fromAddress } from '#lib/model/ids.ts';
import { readLedger } from '#lib/model/ledger.ts';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from '#lib/page/create-book.ts';
import { pagesOf } from '#lib/page/pages.ts';
import { redirectsOf, toNginxMap } from '#lib/publish/redirects.ts';
import { settings } from '#lib/schema/settings.ts';
import { ROOT } from '../paths.ts';
import { headerRules, toNginxMaps } from '../server/headers.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find(
  (file) => existsSync(file),
);

const LONG_ID = 'x'.repeat(40);
/** The id of a thread that needs the longest address. */
const LONGEST = '\uffff'.repeat(80);

/** A book below a path, with a redirect of each kind. */
const SITE = buildSite(
  settings.parse({ name: 'Tides', sentence: 'A book.' }),
  TIDES.map((entry) =>
    entry.kind === 'question' && entry.id === 'tides'
      ? {
          ...entry,
          aliases: [LONG_ID, 'ebb-and-flow'],
          origin: { ...entry.origin, site: 'discuss-python-org', id: LONGEST },
        }
      : entry,
  ),
);
const BOOK = createBook(SITE, {
  siteUrl: 'https://example.org/a.book/of-~tides_/',
  contentDir: 'nowhere',
  ledger: readLedger(
    '/compare/a-vs-b/ => /q/tides/#answer-both\n/default/ => /\n/hostnames/ => /q/\n/include/ => /q/tides/\n/-/ => /\n',
  ),
});
const REDIRECTS = redirectsOf(BOOK, pagesOf(BOOK));

let folder: string;
let port: number;
let server: ChildProcess | undefined;

/** Runs nginx with the configuration we give away, its folder and its port made those of the test. */
async function startNginx(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'answerbook-'));
  const site = join(folder, 'site');
  mkdirSync(site);
  writeFileSync(join(site, '_redirects.nginx'), toNginxMap(BOOK, REDIRECTS));
  writeFileSync(
    join(site, '_headers.nginx'),
    toNginxMaps(headerRules(BOOK.hrefOf(''), ['q'], ['</a.css>; rel=preload'])),
  );
  port = await freePort();
  const given = readFileSync(join(ROOT, 'docs/hosts/nginx.conf'), 'utf8');
  const own = given.replaceAll('/srv/book', site).replace(/listen 80;/, `listen 127.0.0.1:${port};`);
  if (!own.includes(`:${port};`) || own.includes('/srv/'))
    throw new Error('docs/hosts/nginx.conf is written otherwise now');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;\nmaster_process off;\npid ${join(folder, 'pid')};\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\n${own}}\n`,
  );
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf')];
  execFileSync(NGINX as string, ['-t', '-q', ...args], { stdio: 'pipe' });
  server = spawn(NGINX as string, args, { stdio: 'ignore' });
  for (let tries = 0; tries < 200 && server.exitCode === null; tries++) {
    if (await ask('/').catch(() => undefined)) return;
    await sleep(20);
  }
  throw new Error('nginx does not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}

/** The status of the answer to a request, and where it leads below the host. */
const ask = (path: string) =>
  new Promise<{ status: number | undefined; to: string | undefined }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, to: answer.headers.location?.replace(/^http:\/\/[^/]+/, '') });
    })
      .on('error', reject)
      .end();
  });

describe('toNginxMap(book, redirects)', () => {
  if (!NGINX) it('was loaded by nobody', ({ skip }) => skip('there is no nginx here'));

  describe.runIf(NGINX)('in a real nginx', () => {
    beforeAll(startNginx);
    afterAll(async () => {
      server?.kill();
      if (server?.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true });
    });

    it('leads every redirect to where it says', async () => {
      expect(REDIRECTS.size).toBeGreaterThan(15);
      expect(REDIRECTS.has(fromAddress('discuss-python-org', LONGEST))).toBe(true);
      for (const [from, to] of REDIRECTS)
        expect(await ask(BOOK.hrefOf(from)), from).toEqual({ status: 301, to: BOOK.hrefOf(to) });
    });

    it.each(['/', '/a.book/of-~tides_/q/tides/', '/aXbook/of-~tides_/default/', '/default/', '/q/%2e%2e/default/'])(
      'leads %s nowhere',
      async (path) => expect((await ask(path)).status).toBe(404),
    );
  });
});

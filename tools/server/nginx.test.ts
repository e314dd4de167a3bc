import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { isCompressible, TYPES, TYPES_OF_NAMES } from './content-types.ts';
import { headerRules, nginxVariableOf, toHeadersFile, toNginxMaps } from './headers.ts';
import { type RunningServer, startServer } from './server.ts';

const CONFIGURATION = readFileSync(join(ROOT, 'docs/hosts/nginx.conf'), 'utf8');
const rulesOf = (base: string) => headerRules(base, ['q'], [`<${base}/_styles/a.css>; rel=preload; as=style`]);
const NAMES = [...new Set(rulesOf('').flatMap(({ headers }) => Object.keys(headers)))];

const NGINX = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  .map((folder) => join(folder, 'nginx'))
  .find((file) => existsSync(file));

/** The words of a directive of one line. */
const wordsOf = (directive: string): string[] =>
  new RegExp(`^ *${directive} (.*);$`, 'm').exec(CONFIGURATION)?.[1]?.split(' ') ?? [];

describe('docs/hosts/nginx.conf', () => {
  it('adds every header that our rules name, in one block', () => {
    const added = [...CONFIGURATION.matchAll(/^( *)add_header (\S+) (\S+) always;$/gm)];
    expect(added.map(([, indent, name, variable]) => [indent, name, variable]).sort()).toEqual(
      NAMES.map((name) => ['  ', name, nginxVariableOf(name)]).sort(),
    );
    expect(CONFIGURATION.match(/add_header/g)).toHaveLength(added.length);
  });

  it('knows the types that our server knows, with their character set', () => {
    const [, block = ''] = /types \{\n(.*?)\n {2}\}/s.exec(CONFIGURATION) ?? [];
    const types = block.split('\n').flatMap((line) => {
      const [type = '', ...extensions] = line.trim().replace(';', '').split(' ');
      const charset = type === 'text/html' || wordsOf('charset_types').includes(type) ? '; charset=utf-8' : '';
      return extensions.map((extension) => [`.${extension}`, type + charset]);
    });
    expect(Object.fromEntries(types)).toEqual(TYPES);
  });

  it('packs what our server packs', () => {
    const packed = Object.values({ ...TYPES, ...TYPES_OF_NAMES }).filter(
      (type) => isCompressible(type) && !type.startsWith('text/html'),
    );
    expect(wordsOf('gzip_types').sort()).toEqual([...new Set(packed.map((type) => type.replace(/;.*/, '')))].sort());
  });
});

const FILES: Record<string, string> = {
  'index.html': '<p>home</p>',
  '404.html': '<p>Not in the book.</p>',
  'q/index.html': '<p>q</p>',
  'q/tides/index.html': '<p>tides</p>',
  'q/tides/index.md': '# Tides – été',
  'q/tides/index.json': '{}',
  'q/tides/feed.xml': '<feed/>',
  'q/tides/feed.json': '{}',
  'q/moved/index.html': '<p>moved</p>',
  '_assets/a-1.js': 'x',
  '_styles/a.css': 'a{}',
  '_search/1/terms-0.json': '{}',
  'search.json': '{}',
  'og/q/tides.png': 'png',
  'oembed/q/tides.json': '{}',
  'media/q/tides/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'objects.inv': '# Sphinx',
  'llms.txt': 'text',
  'glossary.csv': 'a,b',
  'opensearch.xml': '<x/>',
  'favicon.ico': 'ico',
  'evidence/p/program.py': 'pass',
  'empty/.keep': '',
  '.secret': 'secret',
  _redirects: '/q/old/ /q/tides/ 301\n',
};

const SAME: [target: string, status: number][] = [
  ['/', 200],
  ['/?q=1', 200],
  ['/404.html', 200],
  ['/q/', 200],
  ['/q/tides/', 200],
  ['/q/tides/?x', 200],
  ['/q/tides/index.html', 200],
  ['/q/tides/index.md', 200],
  ['/q/tides/index.json', 200],
  ['/q/tides/feed.xml', 200],
  ['/q/tides/feed.json', 200],
  ['/_assets/a-1.js', 200],
  ['/%5Fassets/a-1.js', 200],
  ['/_styles/a.css', 200],
  ['/_search/1/terms-0.json', 200],
  ['/search.json', 200],
  ['/og/q/tides.png', 200],
  ['/oembed/q/tides.json', 200],
  ['/media/q/tides/a.svg', 200],
  ['/objects.inv', 200],
  ['/llms.txt', 200],
  ['/glossary.csv', 200],
  ['/opensearch.xml', 200],
  ['/favicon.ico', 200],
  ['/evidence/p/program.py', 200],
  ['/%71/tides/', 200],
  ['/nowhere', 404],
  ['/nowhere/', 404],
  ['/_assets/nowhere.js', 404],
  ['/_styles/nowhere.css', 404],
  ['/empty/', 404],
  ['/.secret', 404],
  ['/q/.git/config', 404],
  ['/_headers', 404],
  ['/_headers.nginx', 404],
  ['/_redirects', 404],
  ['/_redirects.nginx', 404],
];

type Answer = { status: number; headers: Record<string, string | string[] | undefined> };

const send = (port: number, path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on('error', reject).end();
  });

/** What a host says of an answer, the address and the bytes of it left out. */
const saidOf = ({ status, headers }: Answer) => ({
  status,
  type: headers['content-type'],
  ...Object.fromEntries(NAMES.map((name) => [name, headers[name.toLowerCase()]])),
});

const skipped = NGINX ? '' : ' (skipped: there is no nginx here)';

describe.skipIf(!NGINX).each(['', '/book'])(`nginx over docs/hosts/nginx.conf, a site at "%s/"${skipped}`, (base) => {
  const rules = rulesOf(base);
  const folder = mkdtempSync(join(tmpdir(), 'answerbook-nginx-'));
  const site = join(folder, 'root', base);
  let nginx: ChildProcess;
  let ours: RunningServer;
  let port: number;

  beforeAll(async () => {
    const files = { ...FILES, _headers: toHeadersFile(rules), '_headers.nginx': toNginxMaps(rules) };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(site, path)), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    writeFileSync(join(site, '_redirects.nginx'), `"${base}/q/old/" "${base}/q/tides/";\n`);
    ours = await startServer(site, { base });
    port = await freePort();
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/t;`);
    const server = CONFIGURATION.replace(/(?<=include )\/srv\/book/g, site)
      .replace('root /srv/book', `root ${join(folder, 'root')}`)
      .replace('=404 /404.html', `=404 ${base}/404.html`)
      .replace('listen 80', `listen 127.0.0.1:${port}`);
    const main = join(folder, 'nginx.conf');
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    writeFileSync(
      main,
      `${user} daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/log; events {} http { access_log off; ${places.join(' ')} ${server} }`,
    );
    nginx = spawn(NGINX as string, ['-e', join(folder, 'log'), '-c', main], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    nginx.stderr?.on('data', (text) => (said += text));
    for (let tries = 0; ; tries++) {
      const isThere = await send(port, '/').then(
        () => true,
        () => false,
      );
      if (isThere) break;
      if (nginx.exitCode !== null || tries > 100)
        throw new Error(`nginx did not start: ${said}${readFileSync(join(folder, 'log'), 'utf8')}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  });

  afterAll(async () => {
    nginx?.kill();
    await ours?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(SAME)('answers %s as our server does: %d', async (target, status) => {
    const [theirs, own] = [saidOf(await send(port, base + target)), saidOf(await send(ours.port, base + target))];
    expect(theirs).toEqual(own);
    expect(theirs.status).toBe(status);
  });

  it.each(['/q', '/q?x=1'])('leads %s to the address with its slash', async (target) => {
    const { status, headers } = await send(port, base + target);
    expect([status, headers.location]).toEqual([301, base + target.replace('/q', '/q/')]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('leads on what has moved', async () => {
    const { status, headers } = await send(port, `${base}/q/old/`);
    expect([status, headers.location]).toEqual([301, `${base}/q/tides/`]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    ['POST', '/', 405],
    ['DELETE', '/q/tides/index.json', 405],
    ['GET', '/../../x', 400],
    ['GET', '/%', 400],
    ['GET', '/%00', 400],
  ])('refuses %s %s with %d, and still sends the policy', async (method, target, status) => {
    const answer = await send(port, base + target, method);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

/** A port that nothing listens on. */
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

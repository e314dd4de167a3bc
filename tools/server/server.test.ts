import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerRules, toHeadersFile } from './headers.ts';
import { type RunningServer, startServer } from './server.ts';

const LONG = `<!DOCTYPE html><title>Long</title>${'<p>The same sentence again.</p>'.repeat(50)}`;

let server: RunningServer;

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'answerbook-'));
  mkdirSync(join(root, 'q'));
  mkdirSync(join(root, '_assets'));
  const files = {
    'index.html': LONG,
    'q/index.html': '<p>q</p>',
    '404.html': '<p>Not in the book.</p>',
    '_assets/a-1.js': 'x',
    'feed.xml': '<feed/>',
    'objects.inv': '#',
    'index.md': '# x',
    'card.png': 'png',
    _headers: toHeadersFile(headerRules()),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  server = await startServer(root);
});

afterAll(() => server.close());

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

function send(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('startServer(folder)', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/feed.xml', 'application/xml; charset=utf-8'],
    ['/index.md', 'text/markdown; charset=utf-8'],
    ['/objects.inv', 'application/octet-stream'],
    ['/card.png', 'image/png'],
    ['/_assets/a-1.js', 'text/javascript; charset=utf-8'],
  ])('%s is %s', async (path, type) => {
    const { status, headers } = await send(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('lets hashed files be kept for ever and asks again for pages', async () => {
    expect((await send('/_assets/a-1.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await send('/')).headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  });

  it('packs what gets smaller, as the client takes it', async () => {
    const plain = await send('/');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('Accept-Encoding');
    const gzip = await send('/', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.body).toString()).toBe(LONG);
    const brotli = await send('/', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(LONG);
    expect((await send('/', { 'accept-encoding': 'br;q=0, gzip;q=0.5' })).headers['content-encoding']).toBe('gzip');
    expect((await send('/card.png', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('answers 304 to who has the page already', async () => {
    const { headers } = await send('/');
    const again = await send('/', { 'if-none-match': String(headers.etag) });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await send('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const { status, headers, body } = await send('/', {}, 'HEAD');
    expect([status, Number(headers['content-length']), body.length]).toEqual([200, Buffer.byteLength(LONG), 0]);
  });

  it('shows 404.html for what is not there', async () => {
    const { status, headers, body } = await send('/nowhere/');
    expect([status, headers['content-type'], body.toString()]).toEqual([
      404,
      'text/html; charset=utf-8',
      '<p>Not in the book.</p>',
    ]);
  });

  it('leads a folder to its slash', async () => {
    const { status, headers } = await send('/q?x=1');
    expect([status, headers.location]).toEqual([308, '/q/?x=1']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
    const { status, headers } = await send('/', {}, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['/%', '/%zz', '/../x', '/%2e%2e/x', '/..%5cx', '/a%2fb', '/%00'])('answers %s with 400', async (path) => {
    expect((await send(path)).status).toBe(400);
  });

  it('says in one line that a port is taken', async () => {
    await expect(startServer('.', { port: server.port })).rejects.toThrow(
      `port ${server.port} is taken. Stop what listens there, or choose another one: PORT=${server.port + 1}`,
    );
  });
});

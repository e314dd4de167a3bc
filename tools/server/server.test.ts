import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { headerRules, toHeadersFile } from './headers.ts';
import { type RunningServer, startServer } from './server.ts';

const LONG = `<!DOCTYPE html><title>Long</title>${'<p>The same sentence again.</p>'.repeat(50)}`;

let server: RunningServer;
let root: string;

const CARD = { kind: 'Question', title: 'Who pulls the sea?', foot: [], site: 'A book' };

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'answerbook-'));
  mkdirSync(join(root, 'q'));
  mkdirSync(join(root, '_assets'));
  mkdirSync(join(root, 'og/q'), { recursive: true });
  const files = {
    'index.html': LONG,
    'q/index.html': '<p>q</p>',
    '404.html': '<p>Not in the book.</p>',
    '_assets/a-1.js': 'x',
    'feed.xml': '<feed/>',
    'objects.inv': '#',
    'index.md': '# x',
    'card.png': 'png',
    'og/q/tides.json': JSON.stringify(CARD),
    'og/drawn.png': 'png',
    'og/drawn.json': JSON.stringify(CARD),
    'og/broken.json': '{',
    _headers: toHeadersFile(headerRules()),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  server = await startServer(root, { pictures: join(root, '.answerbook/pictures') });
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

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
    ['/feed.xml', 'application/atom+xml; charset=utf-8'],
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

  it('draws a card that the build left to it, with what every file has', async () => {
    const head = await send('/og/q/tides.png', {}, 'HEAD');
    const get = await send('/og/q/tides.png?x=1');
    const sizeOf = ({ body }: Answer) => [body.readUInt32BE(16), body.readUInt32BE(20)];
    expect([head.status, head.body.length, get.status, ...sizeOf(get)]).toEqual([200, 0, 200, 1200, 630]);
    const untimed = ({ headers: { date, ...others } }: Answer) => others;
    expect(untimed(head)).toEqual(untimed(get));
    const { 'content-length': _, etag, ...others } = untimed(await send('/og/drawn.png'));
    expect(untimed(get)).toEqual({ ...others, 'content-length': String(get.body.length), etag: get.headers.etag });
    expect((await send('/og/q/tides.png', { 'if-none-match': String(get.headers.etag) })).status).toBe(304);
    expect((await send('/og/q/ti%64es.png')).body.equals(get.body)).toBe(true);
    expect(existsSync(join(root, 'og/q/tides.png'))).toBe(false);
  });

  it.each([
    ['/og/q/ebb.png', 404, 'whose page is gone'],
    ['/og/q/../q/tides.png', 400, 'by a way around'],
    ['/og/q/tides.png/', 404, 'as a folder'],
    ['/q/tides.png', 404, 'elsewhere'],
  ])('has no card at %s: %i, %s', async (path, status) => {
    expect((await send(path)).status).toBe(status);
  });

  it('answers 500 for a card that cannot be drawn, with the headers of all', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { status, headers } = await send('/og/broken.png');
    expect([status, headers['x-content-type-options'], say.mock.calls.length]).toEqual([500, 'nosniff', 1]);
    say.mockRestore();
  });

  it('says in one line that a port is taken', async () => {
    await expect(startServer('.', { port: server.port })).rejects.toThrow(
      `port ${server.port} is taken. Stop what listens there, or choose another one: PORT=${server.port + 1}`,
    );
  });
});

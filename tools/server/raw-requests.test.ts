import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { headerRules, headersOf, toHeadersFile } from './headers.ts';
import { type RunningServer, startServer } from './server.ts';

const RULES = headerRules('/book', ['q'], ['</book/a.css>; rel=preload; as=style']);
const FILES = {
  'index.html': '<p>home</p>',
  '404.html': '<p>Not in the book.</p>',
  'q/index.html': '<p>q</p>',
  'feed.xml': '<feed/>',
  'a~b.txt': 'text',
  '_assets/a-1.js': 'x',
  '_styles/a.css': 'a{}',
  '.secret': 'secret',
  _headers: toHeadersFile(RULES),
};

let root: string;
let server: RunningServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'answerbook-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  server = await startServer(root, { base: '/book' });
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** Sends bytes as they are, and returns the head of the first answer. */
function sendBytes(
  bytes: string | Buffer,
  { port } = server,
): Promise<{ status: number; headers: Map<string, string> }> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part) => parts.push(part)).on('error', reject);
    socket.on('close', () => {
      const [first = '', ...lines] = Buffer.concat(parts).toString('latin1').split('\r\n\r\n')[0]?.split('\r\n') ?? [];
      const headers = lines.map((line): [string, string] => {
        const [name = '', ...value] = line.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      });
      resolve({ status: Number(first.split(' ')[1]), headers: new Map(headers) });
    });
  });
}

const request = (target: string, method = 'GET', ...lines: string[]): Buffer =>
  Buffer.from(
    [`${method} ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines, '', ''].join('\r\n'),
    'latin1',
  );

/** The headers of our rules among those of an answer. */
const ruledIn = (headers: Map<string, string>): Record<string, string> =>
  Object.fromEntries(
    RULES.flatMap((rule) => Object.keys(rule.headers)).flatMap((name) => {
      const value = headers.get(name.toLowerCase());
      return value === undefined ? [] : [[name, value]];
    }),
  );

const ELSE = headersOf('/book/404.html', RULES);

/** Spellings of an address, and the address whose headers each must have. */
const FOUND: [target: string, plain: string][] = [
  ['/book/', '/book/'],
  ['/b%6fok/', '/book/'],
  ['/b%6Fok/', '/book/'],
  ['/%62%6f%6f%6b/', '/book/'],
  ['/%62%6F%6F%6B/', '/book/'],
  ['/book/?q=%2e%2e', '/book/'],
  ['/boo%6b/?/../', '/book/'],
  ['/book/q/', '/book/q/'],
  ['/b%6fok/q/', '/book/q/'],
  ['/book/%71/', '/book/q/'],
  ['/book/%71/?x', '/book/q/'],
  ['/book/q/index.html', '/book/q/index.html'],
  ['/book/q/index%2ehtml', '/book/q/index.html'],
  ['/book/q/index%2Ehtml', '/book/q/index.html'],
  ['/book/%66eed.xml', '/book/feed.xml'],
  ['/%62ook/feed.xml', '/book/feed.xml'],
  ['/book/a~b.txt', '/book/a~b.txt'],
  ['/book/a%7eb.txt', '/book/a~b.txt'],
  ['/book/%5fassets/a-1.js', '/book/_assets/a-1.js'],
  ['/book/%5Fassets/a%2D1.js', '/book/_assets/a-1.js'],
  ['/b%6fok/_styles/a.css', '/book/_styles/a.css'],
  ['/book/_st%79les/a.css', '/book/_styles/a.css'],
  ['/book/_styles/%61.css', '/book/_styles/a.css'],
];

/** Targets that are led on or refused. */
const NOT_FOUND: [target: string, status: number][] = [
  ['/book', 308],
  ['/b%6fok', 308],
  ['/book?x', 308],
  ['/book/q', 308],
  ['/b%6Fok/%71', 308],
  ['/', 404],
  ['/q/', 404],
  ['/bookish/', 404],
  ['/Book/', 404],
  ['/./book/', 404],
  ['/%2e/book/', 404],
  ['/%2E/book/', 404],
  ['//book/', 404],
  ['//book//q/', 404],
  ['/book//', 404],
  ['/book//q/', 404],
  ['/book/./q/', 404],
  ['/book/%2e/q/', 404],
  ['/book/q/.', 404],
  ['/book/.secret', 404],
  ['/book/%2esecret', 404],
  ['/book/_headers', 404],
  ['/book/%5fheaders', 404],
  ['/book;/q/', 404],
  ['/book/q/;x', 404],
  ['/book/#fragment', 404],
  ['/book%252f', 404],
  ['/book%20/', 404],
  ['/book%2f', 400],
  ['/book%2F', 400],
  ['/book%2fq/', 400],
  ['/book%5c', 400],
  ['/book%5C..%5cq/', 400],
  ['/book\\q/', 400],
  ['/../book/', 400],
  ['/book/../book/', 400],
  ['/book/%2e%2e/book/', 400],
  ['/book/%2E./book/', 400],
  ['/%2e%2e/', 400],
  ['/book/%', 400],
  ['/book/%zz', 400],
  ['/book/%c3%28', 400],
  ['/book/%c0%af', 400],
  ['/book/%ff', 400],
  ['/book/%00', 400],
  ['http://other.example/book/', 400],
  ['book/', 400],
  ['?x', 400],
  ['*', 400],
];

describe('a site below a path, asked over raw sockets', () => {
  it.each(FOUND)('answers %s with the headers of %s', async (target, plain) => {
    const { status, headers } = await sendBytes(request(target));
    expect([status, ruledIn(headers)]).toEqual([200, headersOf(plain, RULES)]);
  });

  it.each(NOT_FOUND)('answers %s with %d, and the headers of a page', async (target, expected) => {
    const { status, headers } = await sendBytes(request(target));
    expect([status, ruledIn(headers)]).toEqual([expected, ELSE]);
  });

  it.each(['/b%6fok/', '/book/%5fassets/a-1.js'])(
    'answers %s with 304, and the headers of its file',
    async (target) => {
      const { headers } = await sendBytes(request(target));
      const again = await sendBytes(request(target, 'GET', `If-None-Match: ${headers.get('etag')}`));
      expect([again.status, ruledIn(again.headers)]).toEqual([304, ruledIn(headers)]);
    },
  );

  it('answers a range with the whole file', async () => {
    const { status, headers } = await sendBytes(request('/b%6fok/', 'GET', 'Range: bytes=900-'));
    expect([status, ruledIn(headers)]).toEqual([200, headersOf('/book/', RULES)]);
  });

  it('answers with 500 what it cannot read', async () => {
    const file = join(root, 'huge.txt');
    writeFileSync(file, '');
    truncateSync(file, 3 * 2 ** 30); // more than Node reads at once, and nothing on the disk
    const heard = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { status, headers } = await sendBytes(request('/book/huge.txt'));
    expect([status, ruledIn(headers)]).toEqual([500, ELSE]);
    expect(heard).toHaveBeenCalledOnce();
    heard.mockRestore();
  });

  it.each<[name: string, bytes: string | Buffer, status: number]>([
    ['POST', request('/b%6fok/', 'POST'), 405],
    ['a method below no path of ours', request('/', 'DELETE'), 405],
    ['CONNECT', request('localhost:1', 'CONNECT'), 405],
    ['an upgrade', request('/book/', 'GET', 'Upgrade: websocket'), 200],
    ['an unknown expectation', request('/book/', 'GET', 'Expect: 200-maybe'), 417],
    ['a request without a host', 'GET /book/ HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an unknown method', request('/book/', 'STEAL'), 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 13, 10, 13, 10]), 400],
    ['a space in the target', request('/book/ q/'), 400],
    ['a line end in a header', request('/book/', 'GET', 'X: a\rb'), 400],
    ['two lengths', request('/book/', 'GET', 'Content-Length: 1', 'Content-Length: 2'), 400],
    ['a header of 100 kB', request('/book/', 'GET', `X: ${'x'.repeat(100_000)}`), 431],
    ['a target of 100 kB', request(`/book/${'x'.repeat(100_000)}`), 431],
  ])('answers %s, and sends the policy', async (_name, bytes, expected) => {
    const { status, headers } = await sendBytes(bytes);
    expect(status).toBe(expected);
    expect(headers.get('content-security-policy')).toBe(ELSE['Content-Security-Policy']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toBe(ELSE['Permissions-Policy']);
  });

  it('sends the policy of a folder that has no headers of its own, or those of another path', async () => {
    for (const text of [undefined, toHeadersFile(headerRules('/other'))]) {
      const folder = mkdtempSync(join(tmpdir(), 'answerbook-'));
      writeFileSync(join(folder, 'index.html'), '<p>home</p>');
      if (text !== undefined) writeFileSync(join(folder, '_headers'), text);
      const other = await startServer(folder);
      const { status, headers } = await sendBytes(request('/'), other);
      expect([status, headers.get('content-security-policy')]).toEqual([200, ELSE['Content-Security-Policy']]);
      await other.close();
      rmSync(folder, { recursive: true });
    }
  });
});

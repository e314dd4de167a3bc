import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { emptyResult } from '#lib/search/protocol.ts';
import type { Library } from './library.ts';
import { LineTransport, LONGEST_LINE } from './line-transport.ts';
import { createMcpServer } from './server.ts';

const library: Library = {
  name: 'Tides',
  url: 'https://example.org/',
  search: (text) => new Promise((resolve) => setTimeout(() => resolve(emptyResult(text)), 20)),
  urlOf: (href) => href,
  pageAt: () => undefined,
  entryAt: () => undefined,
  findTerm: () => undefined,
  nearestTerm: () => undefined,
};

type Reply = { id: unknown; error?: { code: number; message: string }; result?: Record<string, unknown> };

/** Everything that is answered to some bytes, and how it ended. */
async function answersTo(...lines: (string | Buffer)[]): Promise<{ replies: Reply[]; reason: string | undefined }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const transport = new LineTransport(input, output);
  await createMcpServer(library, '1.0.0').connect(transport);
  for (const line of lines) input.write(line);
  input.end();
  const reason = await transport.ended;
  const text = (output.read() as Buffer | null)?.toString() ?? '';
  return {
    replies: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    reason,
  };
}

const PING = '{"jsonrpc":"2.0","id":"after","method":"ping"}\n';

/** The start of a call of a tool, and a call. */
const call = (args: string, id: number | string = 1) =>
  `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":"tools/call","params":{"name":"search","arguments":${args}}}`;

const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

const REFUSED: [name: string, line: string | Buffer, code: number, id: number | string | null, message: RegExp][] = [
  ['no JSON', 'hello', -32700, null, /JSON/],
  ['half a message', '{"jsonrpc":"2.0","id":1,', -32700, null, /JSON/],
  ['two messages', '{"jsonrpc":"2.0"}{"jsonrpc":"2.0"}', -32700, null, /JSON/],
  ['a trailing comma', '{"jsonrpc":"2.0","id":1,"method":"ping",}', -32700, null, /JSON/],
  ['NaN', '{"jsonrpc":"2.0","id":NaN,"method":"ping"}', -32700, null, /JSON/],
  ['a raw control character', '{"jsonrpc":"2.0","id":"a\u0001","method":"ping"}', -32700, null, /JSON/],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), -32700, null, /UTF-8/],
  ['half a character', Buffer.from([0x22, 0xe2, 0x82, 0x22]), -32700, null, /UTF-8/],
  ['UTF-16', Buffer.from('{"jsonrpc":"2.0","id":1,"method":"ping"}', 'utf16le'), -32700, null, /JSON/],
  ['a text', '"ping"', -32600, null, /object/],
  ['a number', '7', -32600, null, /object/],
  ['null', 'null', -32600, null, /object/],
  ['an empty batch', '[]', -32600, null, /Batches/],
  ['a batch', `[${PING.trim()},${PING.trim()}]`, -32600, null, /Batches/],
  ['100,000 arrays in one another', deep(100_000, '[', ']'), -32600, null, /Batches/],
  ['an empty object', '{}', -32600, null, /jsonrpc/],
  ['no version', '{"id":1,"method":"ping"}', -32600, 1, /jsonrpc/],
  ['an old version', '{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600, 1, /jsonrpc/],
  ['no method', '{"jsonrpc":"2.0","id":1}', -32600, 1, /method/],
  ['a method that is a number', '{"jsonrpc":"2.0","id":1,"method":7}', -32600, 1, /method/],
  ['an id that is null', '{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600, null, /id/],
  ['an id that is a list', '{"jsonrpc":"2.0","id":[1],"method":"ping"}', -32600, null, /id/],
  ['an id with a fraction', '{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600, null, /id/],
  ['a request without an id', '{"jsonrpc":"2.0","method":"tools/list"}', -32600, null, /id/],
  ['a member that JSON-RPC has not', '{"jsonrpc":"2.0","id":1,"method":"ping","x":1}', -32600, 1, /x/],
  ['an error that is a text', '{"jsonrpc":"2.0","id":1,"error":"x"}', -32600, 1, /error|Invalid/],
  ['100,000 objects in one another', deep(100_000, '{"a":', '}'), -32600, null, /jsonrpc/],
  ['parameters that are a list', '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}', -32602, 1, /params/],
  ['parameters that are a text', '{"jsonrpc":"2.0","id":1,"method":"ping","params":"x"}', -32602, 1, /params/],
  ['a call without parameters', '{"jsonrpc":"2.0","id":1,"method":"tools/call"}', -32602, 1, /params/],
  [
    'a call of a number',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}',
    -32602,
    1,
    /params.name/,
  ],
  ['arguments that are a text', call('"moon"'), -32602, 1, /params.arguments/],
  ['a greeting without a version', '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}', -32602, 1, /params/],
  ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"tools/burn"}', -32601, 1, /Method not found/],
  ['a method named __proto__', '{"jsonrpc":"2.0","id":1,"method":"__proto__"}', -32601, 1, /Method not found/],
  ['a known method that is not offered', '{"jsonrpc":"2.0","id":1,"method":"resources/list"}', -32601, 1, /not found/],
  ['a notification with an id', '{"jsonrpc":"2.0","id":1,"method":"notifications/x"}', -32601, 1, /not found/],
  [
    'a line of 10 MB',
    `{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(10_000_000)}"}`,
    -32600,
    null,
    /at most 1048576 bytes/,
  ],
  ['a byte too many', `${PING.trim()}${' '.repeat(LONGEST_LINE)}`, -32600, null, /at most 1048576 bytes/],
];

describe('LineTransport', () => {
  it.each(REFUSED)('answers %s, and reads on', async (_name, line, code, id, message) => {
    const { replies, reason } = await answersTo(line, '\n', PING);
    expect(replies).toMatchObject([
      { jsonrpc: '2.0', id, error: { code, message: expect.stringMatching(message) } },
      { id: 'after', result: {} },
    ]);
    expect(replies[0]?.error?.message.length).toBeLessThanOrEqual(200);
    expect(reason).toBeUndefined();
  });

  it.each([
    ['an argument of the wrong kind', call('{"query":7}'), /query/],
    ['an argument that is missing', call('{}'), /query/],
    ['an argument out of range', call('{"query":"moon","limit":1000}'), /limit/],
    ['an argument of 100,000 objects in one another', call(`{"query":${deep(100_000, '{"a":', '}')}}`), /query/],
    ['an argument that is too long', call(`{"query":"${'x'.repeat(5000)}"}`), /query/],
    ['a tool that there is not', call('{}').replace('search', 'burn'), /burn/],
  ])('lets the tools refuse %s', async (_name, line, message) => {
    const { replies } = await answersTo(`${line}\n`, PING);
    const [refused, after] = replies.sort((a) => (a.id === 'after' ? 1 : -1));
    expect(JSON.stringify(refused?.result ?? refused?.error)).toMatch(message);
    expect(refused?.result?.isError).toBe(true);
    expect(after).toMatchObject({ id: 'after' });
  });

  it.each([
    ['an empty line', '\n \r\n'],
    ['an unknown notification', '{"jsonrpc":"2.0","method":"notifications/x"}\n'],
    ['an answer that nobody waits for', '{"jsonrpc":"2.0","id":9,"result":{}}\n'],
  ])('has no answer to %s', async (_name, line) => {
    expect((await answersTo(line, PING)).replies).toMatchObject([{ id: 'after' }]);
  });

  it('reads messages that come in pieces, and several that come at once', async () => {
    const bytes = Buffer.from('{"jsonrpc":"2.0","id":"é","method":"ping"}\r\n');
    const pieces = [...bytes].map((byte) => Buffer.from([byte]));
    expect((await answersTo(...pieces, PING.replace('after', 'a') + PING)).replies.map(({ id }) => id)).toEqual([
      'é',
      'a',
      'after',
    ]);
  });

  it('answers what was asked before the input ended, the last line without its end among it', async () => {
    const { replies } = await answersTo(`${call('{"query":"moon"}', 'slow')}\n`, PING.trim());
    expect(replies.map(({ id }) => id)).toEqual(['after', 'slow']);
  });

  it('does not wait for what was cancelled', async () => {
    const cancel = '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"slow"}}\n';
    const { replies } = await answersTo(`${call('{"query":"moon"}', 'slow')}\n`, cancel, PING);
    expect(replies.map(({ id }) => id)).toEqual(['after']);
  });

  it('refuses an id that is in use', async () => {
    const { replies } = await answersTo(`${call('{"query":"moon"}', 'a')}\n`, `${call('{"query":"sun"}', 'a')}\n`);
    expect(replies).toMatchObject([
      { id: 'a', error: { code: -32600 } },
      { id: 'a', result: {} },
    ]);
  });

  it('ends with a sentence when its answers cannot be written', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const transport = new LineTransport(input, output);
    await transport.start();
    output.destroy(new Error('write EPIPE'));
    expect(await transport.ended).toBe('The answers cannot be written: write EPIPE');
  });
});

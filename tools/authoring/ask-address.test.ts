import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAddress } from './ask-address.ts';

const server = createServer((request, answer) => {
  const [, status = '200'] = (request.url ?? '').split('/');
  answer.writeHead(Number(status), { location: '/200/new' }).end();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('an address that is asked', () => {
  it.each([
    ['200', undefined],
    ['302', undefined],
    ['301', { is: 'moved', to: '/200/new' }],
    ['308', { is: 'moved', to: '/200/new' }],
    ['404', { is: 'gone', status: 404 }],
    ['503', { is: 'silent', why: 'status 503' }],
  ])('answers %s', async (status, expected) => {
    const answer = await askAddress(`${origin}/${status}/old`);
    expect(answer?.is === 'moved' ? { ...answer, to: new URL(answer.to).pathname } : answer).toEqual(expected);
  });

  it('is silent where nobody listens', async () => {
    expect(await askAddress('http://127.0.0.1:9/')).toMatchObject({ is: 'silent' });
  });
});

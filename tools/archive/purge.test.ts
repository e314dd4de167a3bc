import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purge, tagOf } from './purge.ts';
import { type TrialArchive, trialArchive } from './trial-archive.ts';
import { emptyEmbedded } from './trial-database.ts';

/** A cache in front of a server: it keeps every answer for ever, until it is told to drop those with a tag. */
function cacheBefore(address: string, token: string): Server {
  const kept = new Map<string, { body: Buffer; tag: string | null }>();
  return createServer(async (request, response) => {
    if (request.method === 'POST') {
      if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(403).end();
      const { tags } = JSON.parse(Buffer.concat(await request.toArray()).toString());
      for (const [url, { tag }] of kept) if (tags.includes(tag)) kept.delete(url);
      return void response.end();
    }
    const url = request.url as string;
    const known = kept.get(url);
    if (!known) {
      const answer = await fetch(new URL(url, address));
      kept.set(url, { body: Buffer.from(await answer.arrayBuffer()), tag: answer.headers.get('cache-tag') });
    }
    response.writeHead(200, { 'X-Kept': known ? 'yes' : 'no' }).end(kept.get(url)?.body);
  });
}

describe('purge(url, pages)', () => {
  let trial: TrialArchive;
  let proxy: Server;
  let front: string;
  const get = async (path: string) => {
    const answer = await fetch(`${front}/sea/${path}`);
    return { text: await answer.text(), isKept: answer.headers.get('x-kept') === 'yes' };
  };

  beforeAll(async () => {
    const database = await emptyEmbedded();
    trial = trialArchive(database);
    await trial.load();
    const { address } = await trial.serve(database);
    proxy = cacheBefore(address, 'secret').listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    front = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  }, 120_000);
  afterAll(async () => {
    proxy.close();
    await trial.remove();
  });

  it('has a cache drop what a load has changed, with all that stands beside it, and keep the rest', async () => {
    const paths = ['q/tides/', 'q/tides/index.md', 'q/tides/index.json', 'about/'];
    for (const path of paths) await get(path);
    trial.edit('questions/tides/question.mdx', (text) => text.replace(/title: .*/, 'title: Why is the sea higher?'));
    const { changed } = await trial.load();
    expect((await get('q/tides/')).text).not.toContain('Why is the sea higher?');
    await purge(`${front}/purge`, changed, 'secret');
    for (const path of paths.slice(0, 3)) {
      const { text, isKept } = await get(path);
      expect([path, isKept, text.includes('Why is the sea higher?')]).toEqual([path, false, true]);
    }
    expect((await get('about/')).isKept).toBe(true);
  });

  it.each([
    ['refuses', () => `${front}/purge`],
    ['is not there', () => 'http://127.0.0.1:1/'],
  ])('says so when the cache %s', async (_, url) => {
    await expect(purge(url(), ['/q/tides/'], 'wrong')).rejects.toThrow('The book is loaded, but the cache');
  });
});

it.each([
  ['/q/tides/', 'q/tides'],
  ['/', 'home'],
  ['', 'book'],
  ['/404.html', '404.html'],
])('tagOf(%j) is %s', (page, tag) => expect(tagOf(page)).toBe(tag));

import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { openServer, READING } from './database.ts';
import { type TrialArchive, trialArchive } from './trial-archive.ts';
import { emptyEmbedded, POSTGRES, startPostgres } from './trial-database.ts';

type Served = Awaited<ReturnType<TrialArchive['serve']>>;

const THREAD = 'q/tides/';

describe('an archive over a database that fails', () => {
  let database: Database;
  let trial: TrialArchive;
  let served: Served;
  let fault: ((text: string) => Promise<unknown> | undefined) | undefined;

  /** The same database, with what a test has go wrong before it is asked. */
  const failing = (): Database => ({
    ...database,
    query: async <Row>(text: string, values?: readonly unknown[]) => {
      await fault?.(text);
      return database.query<Row>(text, values);
    },
  });
  const get = (path: string) => fetch(served.address + path, { redirect: 'manual' });

  beforeAll(async () => {
    database = await emptyEmbedded();
    trial = trialArchive(database);
    await trial.load();
  }, 120_000);
  beforeEach(async () => {
    fault = undefined;
    served = await trial.serve(failing());
  });
  afterAll(async () => trial.remove());

  it('says 503 while it is gone, answers what it has kept, and goes on when it is back', async () => {
    const before = await get(THREAD);
    const text = await before.text();
    fault = () => Promise.reject(new Error('connection refused'));
    const kept = await get(THREAD);
    expect(await kept.text()).toBe(text);
    expect(kept.headers.get('cache-control')).toBe('no-store');
    const lost = await get('q/waves/');
    expect([lost.status, lost.headers.get('retry-after'), lost.headers.get('cache-control')]).toEqual([
      503,
      '5',
      'no-store',
    ]);
    expect(await lost.text()).not.toContain('refused');
    expect((await fetch(new URL('/_archive/ready', served.address))).status).toBe(503);
    expect((await fetch(new URL('/_archive/live', served.address))).status).toBe(200);
    fault = undefined;
    expect((await get('q/waves/')).status).toBe(200);
    expect((await fetch(new URL('/_archive/ready', served.address))).status).toBe(200);
  });

  it('says 503 before it has ever answered, and needs no start to go on', async () => {
    fault = () => Promise.reject(new Error('connection refused'));
    expect((await get(THREAD)).status).toBe(503);
    fault = undefined;
    await expect.poll(async () => (await get(THREAD)).status, { timeout: 5_000 }).toBe(200);
  });

  it('says 503 when the tables are those of another version, and what to do in the log alone', async () => {
    await database.query("update answerbook.migration set hash = 'another'");
    const answer = await get(THREAD);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('answerbook');
    expect(served.log.at(-1)?.error).toMatch(/another form by 0001-book\.sql/);
    await expect(trial.load()).rejects.toThrow('another form');
    await database.script('drop schema answerbook cascade');
    const { address, log } = await trial.serve(failing());
    expect((await fetch(address + THREAD)).status).toBe(503);
    expect(log.at(-1)?.error).toMatch(/has not the tables of this version: run npm run kb -- load/);
    await trial.load();
  });

  it('keeps the old book while a load is ended in the middle, and the next load goes on from there', async () => {
    const old = await (await get(THREAD)).text();
    trial.edit('questions/tides/question.mdx', (text) =>
      text.replace(/title: .*/, 'title: Why is the sea higher now?'),
    );
    trial.edit('site.yaml', (text) => text.replace(/sentence: .*/, 'sentence: Another sentence.'));
    let asked = 0;
    const ended: Database = {
      ...database,
      transaction: (work) => {
        asked += 1;
        if (asked === 3) return Promise.reject(new Error('killed'));
        return database.transaction(work);
      },
    };
    await expect(trial.load(ended)).rejects.toThrow('killed');
    expect(await (await get(THREAD)).text()).toBe(old);
    const { made, changed } = await trial.load();
    expect(made).toBe(0); // all of it was made before
    expect(changed).toContain(`/${THREAD}`);
    expect(await (await get(THREAD)).text()).toContain('Why is the sea higher now?');
  });

  it('draws a card when it is asked for', async () => {
    const answer = await get('og/q/tides.png');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('cache-tag')).toBe('q/tides');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await get('og/q/no.png')).status).toBe(404);
  });

  it('takes away what is no longer in the book', async () => {
    trial.edit('questions/waves/comment-gone.mdx', () => '---\nsummary: Asks more.\non: question\n---\nHm?\n');
    await trial.load();
    expect((await get('q/waves/comment-gone/')).status).toBe(200);
    rmSync(join(trial.content, 'questions/waves/comment-gone.mdx'));
    const { changed } = await trial.load();
    expect(changed).toContain('/q/waves/comment-gone/');
    expect((await get('q/waves/comment-gone/')).status).toBe(404);
  });

  it.each<[name: string, path: string, status: number]>([
    ['a quote', "q/tides'; drop table answerbook.place; --/", 404],
    ['a wildcard', 'q/%25/', 404],
    ['underscores', 'q/_____/', 404],
    ['a value', 'q/$1/', 404],
    ['an escaped quote', 'q/%27%20or%201=1/', 404],
    ['a zero', 'q/%00/', 400],
    ['a way out', 'q/..%2f..%2fetc/', 400],
    ['a file for hosts', '_headers', 404],
    ['9,000 letters', `q/${'a'.repeat(9_000)}/`, 404],
  ])('takes nothing in an address for more than letters: %s', async (_, path, status) => {
    const answer = await new Promise<number | undefined>((resolve, fail) => {
      request(new URL(served.address), { path: `/sea/${path}`.replaceAll(' ', '%20') }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', fail)
        .end();
    });
    expect(answer).toBe(status);
    expect((await get(THREAD)).status).toBe(200);
  });

  it.each([
    ['a quote', "'; drop table answerbook.place; --"],
    ['wildcards', '% _ \\ *'],
    ['an open phrase', '"'],
    ['a zero', '\u0000'],
    ['10,000 characters', 'tide '.repeat(2_000)],
    ['an object', '{"$ne":1}'],
  ])('takes nothing in a query for more than words: %s', async (_, query) => {
    const answer = await get(`search/hits.json?q=${encodeURIComponent(query)}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('groups');
  });

  it('keeps little of a flood of unknown addresses, and goes on', async () => {
    const flood = Array.from({ length: 300 }, (_, n) => get(`q/unknown-${n}/`));
    const statuses = new Set((await Promise.all(flood)).map(({ status }) => status));
    expect([...statuses].every((status) => status === 404 || status === 503)).toBe(true);
    const missing = await get('q/unknown/');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('<title>Page not found');
    expect((await get(THREAD)).status).toBe(200);
  });

  it('goes on while 200 others read slowly', async () => {
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(served.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(`GET /sea/${THREAD} HTTP/1.1\r\nHost: x\r\n\r\n`);
      socket.pause();
      return socket;
    });
    await Promise.all(slow.map((socket) => new Promise((done) => socket.once('connect', done))));
    expect((await get(THREAD)).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  it('writes down nothing of who asked, nor what they searched for', async () => {
    await get('search/hits.json?q=something-private');
    await get(`${THREAD}?q=something-private`);
    const text = JSON.stringify(served.log);
    expect(text).toContain('/sea/search/hits.json');
    expect(text).not.toMatch(/private|127\.0\.0\.1|undici|user-agent/i);
  });

  it('answers what has begun when it is ended, and is not ready for more', async () => {
    fault = () => new Promise((done) => setTimeout(done, 300));
    const begun = get(THREAD);
    await new Promise((done) => setTimeout(done, 50));
    served.site.end();
    const ended = served.close(5_000);
    expect((await begun).status).toBe(200);
    await ended;
    await expect(get(THREAD)).rejects.toThrow();
  });
});

describe.skipIf(!POSTGRES)('an archive over a server of Postgres', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let owner: Database;
  let trial: TrialArchive;
  let served: Served;
  let reading: Database;
  const get = (path: string) => fetch(served.address + path);

  beforeAll(async () => {
    server = await startPostgres();
    owner = await openServer({ ...READING, query: 60_000 }, server.url);
    trial = trialArchive(owner);
    await trial.load();
    await owner.script(`create role reader login;
      grant usage on schema answerbook to reader;
      grant select on all tables in schema answerbook to reader`);
    reading = await openServer(
      { connect: 1_000, query: 1_000, connections: 2 },
      server.url.replace('owner@', 'reader@'),
    );
    served = await trial.serve(reading);
  }, 120_000);
  afterAll(async () => {
    await trial?.remove();
    await reading?.close();
    await owner?.close();
    await server?.remove();
  });

  it('is served by a role that may only read', async () => {
    expect((await get(THREAD)).status).toBe(200);
    await expect(reading.query('delete from answerbook.place')).rejects.toThrow('permission denied');
  });

  it('says 503 when it is too slow, and goes on when it is not', async () => {
    const blocked = owner.transaction(async (query) => {
      await query('lock table answerbook.place in access exclusive mode');
      expect((await get('q/waves/')).status).toBe(503);
      expect((await get(THREAD)).status).toBe(200); // which was read before
    });
    await blocked;
    expect((await get('q/waves/')).status).toBe(200);
  });

  it('says 503 when all connections are taken', async () => {
    const held = Array.from({ length: 6 }, () => reading.query('select pg_sleep(0.8)').catch(() => {}));
    expect((await get('claims/')).status).toBe(503);
    await Promise.all(held);
    expect((await get('claims/')).status).toBe(200);
  });

  it('goes on after the server was killed and started again', async () => {
    await server.stop('immediate');
    expect((await get('sources/')).status).toBe(503);
    expect((await get(THREAD)).status).toBe(200);
    await server.start();
    expect((await get('sources/')).status).toBe(200);
  });

  it('refuses a second load while one runs', async () => {
    await owner.withLock(async () => {
      await expect(trial.load(owner)).rejects.toThrow('another load runs');
    });
    expect((await trial.load(owner)).changed).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSearch } from '#lib/search/client.ts';
import type { FetchFile } from '#lib/search/protocol.ts';
import { finish } from '../finish/finish.ts';
import { openTrialBook } from '../finish/trial-book.ts';
import { filesIn } from '../process/files-in.mjs';
import type { Database } from './database.ts';
import { LOADING, openServer } from './database.ts';
import { type TrialArchive, trialArchive } from './trial-archive.ts';
import { emptyEmbedded, POSTGRES, startPostgres, type TrialServer } from './trial-database.ts';

/** What hosts read, and no reader: our own server publishes it no more than the archive does. */
const FOR_HOSTS = /^_(?:headers|redirects)(?:\.nginx)?$/;

const kinds = [
  { kind: 'the embedded Postgres', isThere: true, open: async () => ({ database: await emptyEmbedded() }) },
  {
    kind: 'an installed Postgres',
    isThere: POSTGRES !== undefined,
    open: async (): Promise<{ database: Database; server?: TrialServer & { remove: () => Promise<void> } }> => {
      const server = await startPostgres();
      return { database: await openServer(LOADING, server.url), server };
    },
  },
];

for (const { kind, isThere, open } of kinds)
  describe.skipIf(!isThere)(`a book loaded into ${kind}`, () => {
    let database: Database;
    let trial: TrialArchive;
    let removeServer: (() => Promise<void>) | undefined;

    beforeAll(async () => {
      const opened: { database: Database; server?: { remove: () => Promise<void> } } = await open();
      database = opened.database;
      trial = trialArchive(database);
      removeServer = async () => {
        if (!opened.server) return;
        await database.close();
        await opened.server.remove();
      };
    }, 120_000);
    afterAll(async () => {
      await trial?.remove();
      await removeServer?.();
    });

    it('is answered at every address with the bytes that a build publishes', async () => {
      const out = join(trial.folder, 'out');
      await finish({ ...openTrialBook(trial.content, join(trial.folder, 'b')), out, cache: join(trial.folder, 'c') });
      const { changed, pages } = await trial.load();
      expect(changed.length).toBe(pages + 1);
      const { address } = await trial.serve(database);
      const different: string[] = [];
      let compared = 0;
      for (const path of filesIn(out)) {
        if (FOR_HOSTS.test(path) || path.startsWith('.answerbook/')) continue;
        const answer = await fetch(address + path.replace(/(^|\/)index\.html$/, '$1'), { redirect: 'manual' });
        const bytes = Buffer.from(await answer.arrayBuffer());
        compared += 1;
        if (![200, 301].includes(answer.status) || !bytes.equals(readFileSync(join(out, path)))) different.push(path);
      }
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(100);
    }, 60_000);

    it('has browsers ask the server when it is large, and finds the same for them', async () => {
      const { address } = await trial.serve(database);
      const fetchFile: FetchFile = (path) => fetch(new URL(path, address));
      const near = await openSearch('/sea', fetchFile).query('moon');
      expect(near.total).toBeGreaterThan(0);
      await trial.load(database, { many: 1 });
      const asked: string[] = [];
      const far = openSearch('/sea', (path) => fetchFile(asked[asked.push(path) - 1] as string));
      expect(await far.query('moon')).toEqual(JSON.parse(JSON.stringify(near)));
      expect(asked).toEqual(['/sea/search.json', '/sea/search/hits.json?q=moon']);
      await trial.load();
    });

    it('is left alone by a second load', async () => {
      expect(await trial.load()).toMatchObject({ made: 0, changed: [] });
    });
  });

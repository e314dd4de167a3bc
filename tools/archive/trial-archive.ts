import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import { openTrialBook, trialDraw } from '../finish/trial-book.ts';
import { ROOT } from '../paths.ts';
import { type RunningServer, startSite } from '../server/server.ts';
import type { Database } from './database.ts';
import { type Loaded, type LoadParts, loadArchive } from './load.ts';
import { type ArchiveSite, archiveSite } from './site.ts';

/** A small book in a folder, loaded into a database again and again, and served from there below `/sea/`. */
export type TrialArchive = {
  folder: string;
  content: string;
  /** Changes a file of the book. */
  edit: (file: string, change: (text: string) => string) => void;
  load: (into?: Database, how?: Pick<LoadParts, 'many'>) => Promise<Loaded>;
  /** Serves what is in a database; ended by `remove` if not before. */
  serve: (from: Database) => Promise<RunningServer & { log: Record<string, unknown>[]; site: ArchiveSite }>;
  remove: () => Promise<void>;
};

/** A thread of a forum whose answer has a page of its own. */
const IMPORTED: ThreadRecordSpec = {
  version: 1,
  site: 'harbour',
  id: '7',
  title: 'How high is a spring tide?',
  html: '<p>Higher than a <b>neap</b>?</p>',
  tags: ['sea'],
  posted: '2026-01-01',
  comments: [{ id: '9', html: 'Where?' }],
  answers: [
    { id: '8', html: '<p>Yes, since the <a href="/x">moon</a> and the sun pull together.</p>', accepted: true },
  ],
};

/** Makes a small book with an imported thread, with an address it had before, one that is withdrawn, and one that leads to a place on a page. */
export function trialArchive(database: Database): TrialArchive {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'archive-'));
  const content = join(folder, 'content');
  cpSync(join(ROOT, 'lib/check/fixtures/clean/content'), content, { recursive: true });
  const edit: TrialArchive['edit'] = (file, change) => {
    const path = join(content, file);
    writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''));
  };
  edit('questions/waves/question.mdx', (text) => text.replace('---\n', '---\naliases: [billows]\n'));
  edit('permalinks.txt', (text) => `${text}/q/gone/ => /q/tides/#answer-moon\n`);
  edit(
    'questions/tides/answer-old.mdx',
    () => '---\nsummary: Old.\nwithdrawn: { date: 2026-11-01, reason: Wrong. }\n---\nOld.\n',
  );
  mkdirSync(join(content, 'imported/harbour'), { recursive: true });
  edit('imported/harbour/000.jsonl', () => `${JSON.stringify(IMPORTED)}\n`);
  const running: RunningServer[] = [];
  return {
    folder,
    content,
    edit,
    load: (into = database, how = {}) =>
      loadArchive({ ...openTrialBook(content, join(folder, 'bodies')), database: into, ...how }),
    serve: async (from) => {
      const log: Record<string, unknown>[] = [];
      const site = archiveSite({
        database: from,
        version: '1',
        drawer: ({ viewAt }) => trialDraw(viewAt),
        pictures: join(folder, 'cards'),
        log: (line) => void log.push(line),
      });
      const server = await startSite(site, { base: '/sea' });
      running.push(server);
      return { ...server, log, site };
    },
    remove: async () => {
      await Promise.all(running.map((server) => server.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

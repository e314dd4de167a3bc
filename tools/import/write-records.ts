import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { IMPORTED, linesOf, readThreads, shardsOf, TOPICS } from '#lib/import/read-records.ts';
import {
  type ThreadRecord,
  type ThreadRecordSpec,
  type TopicRecord,
  threadRecord,
  topicRecord,
} from '#lib/schema/record.ts';
import { CannotRun, Failure } from '../command.ts';
import { CACHE } from '../paths.ts';
import { diskFaultOf } from '../process/disk-fault.ts';
import { withLock } from '../process/lock.ts';
import { writeWhole } from '../process/write-whole.ts';
import type { Report } from './report.ts';
import { type Place, Spool } from './spool.ts';

/** So many threads are in one file. */
const SHARD_SIZE = 1000;

/** Threads of one forum, and what it says of its tags. */
export type Source = {
  site: string;
  threads: AsyncIterable<ThreadRecordSpec> | Iterable<ThreadRecordSpec>;
  /** Asked for when all threads have been read. */
  topics?: () => Iterable<TopicRecord>;
};

/** How records are written. */
export type WriteOptions = {
  content: string;
  /** The score from which an answer or comment has a page of its own. */
  ownPageScore: number;
  /** Says what would be done, and does nothing. */
  dryRun?: boolean;
  report: Report;
};

type Indexed = { id: string; place: Place; outcome: 'new' | 'updated' | 'same' | 'kept' };

/**
 * Writes the threads of a source into the shards of its forum: sorted by the forum's ids, whole files, those that are the
 * same left alone. A thread that was imported before is updated, one that this import does not hold stays. Memory holds an
 * index, and one shard. Nothing is written before all has been read, and stopping it anywhere leaves whole files.
 * @throws CannotRun when another import writes the same forum, Failure when a record is none or the disk takes no more
 */
export async function writeRecords(source: Source, options: WriteOptions): Promise<void> {
  const { content, dryRun = false, report } = options;
  const folder = join(content, IMPORTED, source.site);
  const work = async () => {
    const spool = new Spool(join(CACHE, 'import', `${source.site}-${process.pid}.jsonl`));
    try {
      const before = indexBefore(content, source.site, spool);
      const index = await spoolThreads(source, before, spool, options);
      if (!dryRun) writeShards(folder, content, source.site, index, spool, report);
      if (!dryRun && source.topics) writeTopics(folder, source.topics(), report);
    } finally {
      spool.end();
    }
  };
  try {
    await (dryRun ? work() : withLock('import', work, join(folder, '.import.lock')));
  } catch (error) {
    const cause = diskFaultOf(error);
    if (!cause) throw error;
    throw new Failure(
      `${folder} could not be written: ${cause}. Every file is as it was or as it should be: import again.`,
    );
  }
}

/** What was imported before, by id. */
function indexBefore(content: string, site: string, spool: Spool): Map<string, Place> {
  const before = new Map<string, Place>();
  for (const file of shardsOf(content, site))
    for (const { text, line } of linesOf(readFileSync(join(content, file), 'utf8'))) {
      const id = idIn(text);
      if (id === undefined)
        throw new CannotRun(`${file}:${line} is no record. Delete that line, or the file, and import again.`);
      before.set(id, spool.add(text));
    }
  return before;
}

function idIn(line: string): string | undefined {
  try {
    const { id } = JSON.parse(line) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

async function spoolThreads(
  { threads, site }: Source,
  before: Map<string, Place>,
  spool: Spool,
  { report, ownPageScore }: WriteOptions,
): Promise<Indexed[]> {
  const index = new Map<string, Indexed>();
  for await (const thread of threads) {
    const read = threadRecord.safeParse({ ...thread, site });
    if (!read.success) {
      const [issue] = read.error.issues;
      report.skips('questions', `no record can hold it (${issue?.path.join('.')}: ${issue?.message})`);
      continue;
    }
    if (index.has(thread.id)) {
      report.skips('questions', 'a second one with the same id');
      continue;
    }
    const known = before.get(thread.id);
    const old = known && spool.read(known);
    const line = JSON.stringify(withPages(tidy(read.data), old, ownPageScore));
    const outcome = old === undefined ? 'new' : old === line ? 'same' : 'updated';
    index.set(thread.id, { id: thread.id, place: outcome === 'same' && known ? known : spool.add(line), outcome });
    report.threads[outcome] += 1;
    countPosts(read.data, report);
  }
  for (const [id, place] of before)
    if (!index.has(id)) {
      index.set(id, { id, place, outcome: 'kept' });
      report.threads.kept += 1;
    }
  return [...index.values()].sort((a, b) => compareIds(a.id, b.id));
}

function countPosts({ answers, comments }: ThreadRecord, report: Report): void {
  report.writes('questions');
  report.writes('answers', answers.length);
  report.writes('comments', comments.length + answers.reduce((sum, answer) => sum + answer.comments.length, 0));
}

/** Numbers by their size, then other ids by their letters. */
function compareIds(a: string, b: string): number {
  const [x, y] = [a, b].map((id) => (/^\d{1,15}$/.test(id) ? Number(id) : Number.POSITIVE_INFINITY));
  if (x !== y) return (x as number) < (y as number) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A record without the lists that are empty, its fields in the order of the form. */
function tidy(record: ThreadRecord): ThreadRecordSpec {
  return JSON.parse(
    JSON.stringify(record, (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value)),
  );
}

type Posts = { id: string; score?: number; accepted?: boolean; page?: true; comments?: Posts }[];

/** Marks the answers and comments that had a page of their own and would have none now: an address that was published stays. */
function withPages(thread: ThreadRecordSpec, old: string | undefined, ownPageScore: number): ThreadRecordSpec {
  const had = new Set<string>();
  const hasPage = ({ score, accepted, page }: Posts[number]) => page || accepted || (score ?? -1) >= ownPageScore;
  const walk = (posts: Posts = [], kind: string, visit: (post: Posts[number], key: string) => void) => {
    for (const post of posts) {
      visit(post, `${kind} ${post.id}`);
      walk(post.comments, 'comment', visit);
    }
  };
  const both = (record: ThreadRecordSpec, visit: (post: Posts[number], key: string) => void) => {
    walk(record.answers as Posts, 'answer', visit);
    walk(record.comments as Posts, 'comment', visit);
  };
  if (old !== undefined) both(JSON.parse(old), (post, key) => hasPage(post) && had.add(key));
  both(thread, (post, key) => {
    if (had.has(key) && !(post.accepted || (post.score ?? -1) >= ownPageScore)) post.page = true;
  });
  return thread;
}

function writeShards(
  folder: string,
  content: string,
  site: string,
  index: readonly Indexed[],
  spool: Spool,
  report: Report,
): void {
  const written = new Set<string>();
  for (let from = 0; from < index.length; from += SHARD_SIZE) {
    const name = `${String(from / SHARD_SIZE).padStart(3, '0')}.jsonl`;
    const part = index.slice(from, from + SHARD_SIZE);
    writeIfNew(join(folder, name), part.map(({ place }) => `${spool.read(place)}\n`).join(''), report);
    written.add(`${IMPORTED}/${site}/${name}`);
  }
  for (const file of shardsOf(content, site)) if (!written.has(file)) rmSync(join(content, file));
}

function writeIfNew(file: string, text: string, report: Report): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    report.files.same += 1;
    return;
  }
  writeWhole(file, text);
  report.files.written += 1;
}

function writeTopics(folder: string, topics: Iterable<TopicRecord>, report: Report): void {
  const lines = [...topics].map((topic) => `${JSON.stringify(topicRecord.parse(topic))}\n`).sort();
  if (lines.length > 0) writeIfNew(join(folder, TOPICS), lines.join(''), report);
}

/** The threads of a forum that a content folder holds. */
export function* threadsOf(content: string, site: string): Generator<ThreadRecord> {
  for (const file of shardsOf(content, site)) yield* readThreads(content, file);
}

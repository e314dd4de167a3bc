import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Curation, curation } from '#lib/schema/curation.ts';
import { SITE, type ThreadRecord, type TopicRecord, threadRecord, topicRecord } from '#lib/schema/record.ts';

/** The folder of imported threads below a content folder; each forum has one of its own in it. */
export const IMPORTED = 'imported';

/** Threads, a thread a line: `000.jsonl`, `001.jsonl`, and so on. */
export const SHARD = /^\d{3,6}\.jsonl$/;

/** What a forum says of its tags, a tag a line. */
export const TOPICS = 'topics.jsonl';

/** What people say of imported threads. */
export const CURATED = 'curated.yaml';

/** The forums of which a content folder holds threads, by name. */
export function importedSites(contentDir: string): string[] {
  const folder = join(contentDir, IMPORTED);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && SITE.test(entry.name) ? [entry.name] : []))
    .sort();
}

/** The shards of a forum below the content folder, in order. */
export function shardsOf(contentDir: string, site: string): string[] {
  const folder = `${IMPORTED}/${site}`;
  if (!existsSync(join(contentDir, folder))) return [];
  return readdirSync(join(contentDir, folder))
    .filter((name) => SHARD.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => `${folder}/${name}`);
}

/** The lines of a file that hold something, with their numbers from 1. */
export const linesOf = (text: string): { text: string; line: number }[] =>
  text.split('\n').flatMap((line, index) => (line === '' ? [] : [{ text: line, line: index + 1 }]));

/**
 * Reads a file with a record a line.
 * @param file below the content folder
 * @throws Error that names file, line and field; `check` says it before, with the cure
 */
function* readLines<T>(contentDir: string, file: string, read: (value: unknown) => T): Generator<T> {
  for (const { text, line } of linesOf(readFileSync(join(contentDir, file), 'utf8'))) {
    try {
      yield read(JSON.parse(text));
    } catch (cause) {
      throw new Error(`${file}:${line} is no record; run \`npm run check\` (${(cause as Error).message})`, { cause });
    }
  }
}

/** The threads of a shard. */
export const readThreads = (contentDir: string, file: string): Generator<ThreadRecord> =>
  readLines(contentDir, file, (value) => threadRecord.parse(value));

/** What a forum says of its tags, by tag. */
export function readTopics(contentDir: string, site: string): Map<string, TopicRecord> {
  const file = `${IMPORTED}/${site}/${TOPICS}`;
  if (!existsSync(join(contentDir, file))) return new Map();
  return new Map(
    [...readLines(contentDir, file, (value) => topicRecord.parse(value))].map((topic) => [topic.tag, topic]),
  );
}

/** What people say of a forum's threads. */
export function readCuration(contentDir: string, site: string): Curation {
  const file = join(contentDir, IMPORTED, site, CURATED);
  return existsSync(file) ? curation.parse(parse(readFileSync(file, 'utf8')) ?? {}) : {};
}

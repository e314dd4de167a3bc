import type { z } from 'zod';
import { answerId, commentId, questionId, topicId } from '#lib/import/ids.ts';
import { linesOf } from '#lib/import/read-records.ts';
import { toWellFormed } from '#lib/model/characters.ts';
import type { Issue } from '#lib/model/issue.ts';
import { type Curation, curation } from '#lib/schema/curation.ts';
import { type PostRecord, type ThreadRecord, threadRecord, topicRecord } from '#lib/schema/record.ts';
import { decodeBytes } from './bytes.ts';
import { checkCharacters } from './characters.ts';
import { isRecord } from './fields.ts';
import { checkShape } from './shape.ts';
import { issueAt, type Span, START, shown } from './span.ts';
import { readYaml } from './yaml.ts';

/** An answer or comment of an imported thread; `on` is the answer that a comment hangs on. */
export type ImportedPost = { kind: 'answer' | 'comment'; id: string; on?: string; score?: number; page?: true };

/** What is known of one imported thread: its ids and addresses, and when it was last edited there. */
export type ImportedThread = {
  id: string;
  /** The forum's own id. */
  foreign: string;
  line: number;
  title: string;
  topics: string[];
  posts: ImportedPost[];
  /** The last day on which something was posted or edited. */
  active?: string;
};

/** What is known about a file of imported threads. */
export type RecordFacts = { file: string; issues: Issue[]; site: string; threads: ImportedThread[] };

/** Beyond so many findings in a file of records no more are said of it. */
const MOST_ISSUES = 20;

const CURE = 'Import the forum again: what a program wrote is not mended by hand.';

/** Reads a file of records, says everything that is wrong with it, and hands over those that are right. */
function readRecords<T>(file: string, bytes: Buffer, schema: z.ZodType<T>, take: (record: T, line: number) => void) {
  const { text, issues } = decodeBytes(file, bytes);
  for (const { text: written, line } of linesOf(text ?? '')) {
    if (issues.length >= MOST_ISSUES) break;
    const found = readLine(file, written, line, schema);
    if (found.issues.length > 0) issues.push(...found.issues);
    else take(found.record as T, line);
  }
  return issues.slice(0, MOST_ISSUES);
}

function readLine<T>(
  file: string,
  written: string,
  line: number,
  schema: z.ZodType<T>,
): { record?: T; issues: Issue[] } {
  const say = (rule: 'records/malformed' | 'bytes/control', message: string, column = 1) => ({
    issues: [issueAt(file, [line, column, line, column], rule, message, CURE)],
  });
  let data: unknown;
  try {
    data = JSON.parse(written);
  } catch (cause) {
    const { message } = cause as Error;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return say('records/malformed', `is no JSON: ${shown(message.replace(/ in JSON at position.*/s, ''), 90)}`, at + 1);
  }
  const read = schema.safeParse(data);
  if (!read.success) return { issues: shapeOf(file, written, line, schema, data, read.error) };
  const unfit = written.includes('\\u') ? findUnfit(data) : undefined;
  return unfit === undefined
    ? { record: read.data, issues: [] }
    : say('bytes/control', `the field "${shown(unfit)}" holds a character that no page can show`);
}

/** What differs from the schema, at its place where the line is short enough to be read again for that. */
function shapeOf(
  file: string,
  written: string,
  line: number,
  schema: z.ZodType,
  data: unknown,
  error: z.ZodError,
): Issue[] {
  const yaml = isRecord(data) ? readYaml(file, written, written, 0) : undefined;
  if (yaml && yaml.issues.length === 0)
    return checkShape(file, schema, yaml).map(({ hint, endLine, ...issue }) => ({
      ...issue,
      line,
      ...(endLine === undefined ? {} : { endLine: line }),
      hint: hint ?? CURE,
    }));
  return error.issues.slice(0, 3).map(({ path, message }) => {
    const field = path.map(String).join('.');
    return issueAt(
      file,
      [line, 1, line, 1],
      'records/malformed',
      `${field ? `"${shown(field)}": ` : ''}${shown(message)}`,
      CURE,
    );
  });
}

/** The name of a field whose text holds what neither XML nor HTML can. */
function findUnfit(value: unknown, name = ''): string | undefined {
  if (typeof value === 'string') return toWellFormed(value) === value.replace(/\r\n?/g, '\n') ? undefined : name;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = findUnfit(part, name && !Array.isArray(value) ? `${name}.${key}` : key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads a shard of threads. */
export function readShard(file: string, site: string, bytes: Buffer): RecordFacts {
  const threads: ImportedThread[] = [];
  const own: Issue[] = [];
  const say = (line: number, message: string, hint: string) =>
    void own.push(issueAt(file, [line, 1, line, 1], 'records/malformed', message, hint));
  const issues = readRecords(file, bytes, threadRecord, (record, line) => {
    if (record.site !== site)
      say(
        line,
        `"site" is "${shown(record.site)}" in the folder of "${site}"`,
        `Move it to "imported/${record.site}".`,
      );
    const twice = textTwice(record);
    if (twice) say(line, `${twice} has both "html" and "markdown"`, 'A text is one of the two.');
    threads.push(threadOf(record, line));
  });
  return { file, issues: [...issues, ...own].slice(0, MOST_ISSUES), site, threads };
}

const postsOf = (record: ThreadRecord): (PostRecord & { id: string })[] => [
  record,
  ...record.comments,
  ...record.answers.flatMap((answer) => [answer, ...answer.comments]),
];

const textTwice = (record: ThreadRecord): string | undefined =>
  postsOf(record).find(({ html, markdown }) => html !== undefined && markdown !== undefined)?.id;

function threadOf(record: ThreadRecord, line: number): ImportedThread {
  const days = postsOf(record).flatMap(({ posted, edited }) => [posted ?? '', edited ?? '']);
  const active = days.sort().at(-1);
  const toPost = (
    kind: ImportedPost['kind'],
    id: string,
    post: ThreadRecord['answers'][number] | ThreadRecord['comments'][number],
    on?: string,
  ) => ({
    kind,
    id,
    ...(on === undefined ? {} : { on }),
    ...(post.score === undefined ? {} : { score: post.score }),
    ...(post.page || ('accepted' in post && post.accepted) ? { page: true as const } : {}),
  });
  const comments = (posts: ThreadRecord['comments'], on?: string) =>
    posts.map((post) => toPost('comment', commentId(post.id), post, on));
  return {
    id: questionId(record.site, record.id),
    foreign: record.id,
    line,
    title: record.title,
    topics: [...new Set(record.tags.map(topicId))],
    posts: [
      ...comments(record.comments),
      ...record.answers.flatMap((answer) => [
        toPost('answer', answerId(answer.id), answer),
        ...comments(answer.comments, answerId(answer.id)),
      ]),
    ],
    ...(active ? { active } : {}),
  };
}

/** Reads what a forum says of its tags. */
export const readTopicRecords = (file: string, site: string, bytes: Buffer): RecordFacts => ({
  file,
  issues: readRecords(file, bytes, topicRecord, () => {}),
  site,
  threads: [],
});

/** What people say of the threads of a forum, and where in their file. */
export type CurationFacts = {
  file: string;
  site: string;
  issues: Issue[];
  curation: Curation;
  places: [string, Span][];
};

/** Reads a file that curates imported threads. */
export function readCurationFile(file: string, site: string, bytes: Buffer): CurationFacts {
  const { text, issues } = decodeBytes(file, bytes);
  const none = { file, site, curation: {}, places: [] };
  if (text === undefined) return { ...none, issues };
  const yaml = readYaml(file, text, text, 0);
  const found = [
    ...issues,
    ...checkCharacters(file, text, { spellings: yaml.spellings }),
    ...yaml.issues,
    ...yaml.remarks,
  ];
  if (yaml.issues.length > 0) return { ...none, issues: found };
  found.push(...checkShape(file, curation, yaml));
  const read = curation.safeParse(yaml.data ?? {});
  if (!read.success)
    return {
      ...none,
      issues:
        found.length > 0
          ? found
          : [issueAt(file, START, 'records/malformed', 'is not what docs/importing.md tells of')],
    };
  const places = Object.keys(read.data).map((id): [string, Span] => [id, yaml.keyAt([id])]);
  return { ...none, issues: found, curation: read.data, places };
}

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { SITE, type ThreadRecordSpec } from '#lib/schema/record.ts';
import { CannotRun } from '../command.ts';
import type { Report } from './report.ts';
import { addressIn, dayIn, numberIn, tidyLine, tidyText } from './tidy-text.ts';

const column = z.string().min(1);

/** A mapping file: which column holds what. A row is a question, with its answer beside it, or one of several rows of its thread. */
const mapping = z.strictObject({
  site: z.string().regex(SITE),
  name: z.string().max(80).optional(),
  format: z.enum(['markdown', 'html', 'text']).default('text'),
  separator: z.string().length(1).optional(),
  question: z.strictObject({
    id: column,
    title: column,
    body: column.optional(),
    author: column.optional(),
    posted: column.optional(),
    score: column.optional(),
    tags: column.optional(),
    url: column.optional(),
  }),
  answer: z
    .strictObject({
      id: column.optional(),
      body: column,
      author: column.optional(),
      posted: column.optional(),
      score: column.optional(),
      accepted: column.optional(),
    })
    .optional(),
});

/** A mapping of columns, as it is written in YAML. */
export type Mapping = z.infer<typeof mapping>;

type Row = Record<string, string | undefined>;

/** Reads a mapping file. */
export function readMapping(file: string): Mapping {
  if (!existsSync(file)) throw new CannotRun(`${file} is not there`);
  const read = mapping.safeParse(parseYaml(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new CannotRun(
    `${file}: "${issue?.path.join('.') || 'the file'}" ${issue?.message}. docs/importing.md has an example.`,
  );
}

/** The threads of a CSV file. Rows of one thread stand together or apart: they are gathered by the question's id. */
export async function csvThreads(file: string, map: Mapping, report: Report): Promise<ThreadRecordSpec[]> {
  const threads = new Map<string, ThreadRecordSpec>();
  for await (const row of readRows(file, map)) addRow(threads, row, map, report);
  return [...threads.values()];
}

async function* readRows(file: string, { separator, question, answer }: Mapping): AsyncGenerator<Row> {
  if (!existsSync(file)) throw new CannotRun(`${file} is not there`);
  const stream = createReadStream(file, 'utf8').pipe(
    Papa.parse(Papa.NODE_STREAM_INPUT, {
      header: true,
      skipEmptyLines: 'greedy',
      ...(separator ? { delimiter: separator } : {}),
    }),
  );
  let isFirst = true;
  for await (const row of stream as AsyncIterable<Row>) {
    const lost = isFirst
      ? Object.values({ ...answer, ...question }).find((name) => name !== undefined && !(name in row))
      : undefined;
    if (lost)
      throw new CannotRun(`${file} has no column "${lost}"; it has ${Object.keys(row).slice(0, 30).join(', ')}.`);
    isFirst = false;
    yield row;
  }
}

function addRow(
  threads: Map<string, ThreadRecordSpec>,
  row: Row,
  { site, name, format, question, answer }: Mapping,
  report: Report,
): void {
  const of = (named: string | undefined) => (named === undefined ? undefined : row[named]?.trim() || undefined);
  const text = (body: string | undefined) =>
    format === 'html'
      ? { html: tidyText(body ?? '', report) }
      : { markdown: tidyText(format === 'text' ? escapeMarkdown(body ?? '') : (body ?? ''), report) };
  const dues = (columns: { author?: string | undefined; posted?: string | undefined; score?: string | undefined }) => {
    const author = tidyLine(of(columns.author) ?? '', 80, 'a name', report);
    const posted = dayIn(of(columns.posted), 'the day of a post', report);
    const score = numberIn(of(columns.score));
    return {
      ...(author ? { author: { name: author } } : {}),
      ...(posted ? { posted } : {}),
      ...(score === undefined ? {} : { score }),
    };
  };
  const id = of(question.id);
  const title = tidyLine(of(question.title) ?? '', 300, 'a title', report);
  const known = id === undefined ? undefined : threads.get(id);
  if (!known) report.reads('questions');
  if (id === undefined || (!known && !title))
    return void report.skips('questions', id === undefined ? 'no id' : 'no title');
  const url = addressIn(of(question.url));
  const thread: ThreadRecordSpec = known ?? {
    version: 1,
    site,
    ...(name ? { siteName: name } : {}),
    id: id.slice(0, 200),
    title: title ?? '',
    ...text(of(question.body)),
    ...dues(question),
    ...(url ? { url } : {}),
    tags: (of(question.tags) ?? '').split(/[,;|]/).flatMap((tag) => tidyLine(tag, 60, 'a tag', report) ?? []),
    answers: [],
  };
  threads.set(id, thread);
  const body = of(answer?.body);
  if (!answer || body === undefined) return;
  report.reads('answers');
  const answers = thread.answers ?? [];
  const own = of(answer.id)?.slice(0, 200) ?? String(answers.length + 1);
  if (answers.some((other) => other.id === own)) return void report.skips('answers', 'a second one with the same id');
  const accepted = of(answer.accepted);
  thread.answers = [
    ...answers,
    {
      id: own,
      ...text(body),
      ...dues(answer),
      ...(accepted === undefined ? {} : { accepted: /^(?:1|true|yes|x)$/i.test(accepted) }),
    },
  ];
}

/** Plain words, so that Markdown makes nothing of them but paragraphs. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>&|~]/g, '\\$&');

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { ParseArgsConfig } from 'node:util';
import { readSettings } from '#lib/check/settings.ts';
import type { ThreadRecordSpec, TopicRecord } from '#lib/schema/record.ts';
import { readArguments, UsageError } from '../command.ts';
import { contentFolder, STARTED_IN } from '../paths.ts';
import { type Choice, chosen } from './choose.ts';
import { copyImages } from './copy-images.ts';
import { Progress } from './progress.ts';
import { Report } from './report.ts';
import { writeRecords } from './write-records.ts';

/** Options that every source of records has. */
const OPTIONS = {
  content: { type: 'string' },
  site: { type: 'string' },
  name: { type: 'string' },
  tag: { type: 'string', multiple: true },
  'min-score': { type: 'string' },
  since: { type: 'string' },
  accepted: { type: 'boolean', default: false },
  limit: { type: 'string' },
  'images-from': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options'];

/** How they are written, for the usage of a command. */
export const USAGE =
  '[--site ID] [--name NAME] [--tag TAG]… [--min-score N] [--since DAY] [--accepted] [--limit N] [--images-from DIR] [--dry-run] [--json] [--content DIR]';

/** What an import of one file is told. */
export type Told = {
  file: string;
  site?: string;
  name?: string;
  host?: string;
  map?: string;
  id?: string;
  title?: string;
};

/** A source that was opened: the threads of one forum. */
export type Opened = {
  site: string;
  threads: AsyncIterable<ThreadRecordSpec> | Iterable<ThreadRecordSpec>;
  topics?: () => Iterable<TopicRecord>;
  end?: () => void;
};

/** Runs `kb import <source>`: reads options, opens the source, writes its records and says what was done. */
export async function runImport(
  source: string,
  args: string[],
  open: (told: Told, report: Report, progress: Progress) => Promise<Opened> | Opened,
  more: Record<string, { type: 'string' }> = {},
): Promise<number> {
  const { values, positionals } = readArguments(args, { ...OPTIONS, ...more }, 1);
  const [file] = positionals;
  if (file === undefined) throw new UsageError(`import ${source} wants a file`);
  const content = contentFolder(values.content);
  if (!existsSync(content)) throw new UsageError(`there is no folder ${content}`);
  const choice = choiceOf(values);
  const report = new Report();
  const { site, name, host, map, id, title } = values as unknown as Record<string, string | undefined>;
  const told = { file: resolve(STARTED_IN, file), ...present({ site, name, host, map, id, title }) };
  const opened = await open(told, report, new Progress());
  try {
    const images = values['images-from'];
    const threads = chosen(opened.threads, choice, report);
    await writeRecords(
      {
        site: opened.site,
        threads:
          images === undefined
            ? threads
            : copyImages(threads, resolve(STARTED_IN, images), {
                content,
                site: opened.site,
                report,
                dryRun: values['dry-run'],
              }),
        ...(opened.topics ? { topics: opened.topics } : {}),
      },
      { content, ownPageScore: ownPageScoreOf(content), dryRun: values['dry-run'], report },
    );
  } finally {
    opened.end?.();
  }
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else
    for (const line of [...report.lines(), ...(values['dry-run'] ? ['Nothing was written.'] : [])]) console.log(line);
  return 0;
}

function present<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function choiceOf(values: Record<string, unknown>): Choice {
  const whole = (option: string): number | undefined => {
    const value = values[option];
    if (value === undefined) return undefined;
    if (!/^-?\d{1,9}$/.test(String(value))) throw new UsageError(`--${option} wants a whole number, not "${value}"`);
    return Number(value);
  };
  const since = values.since as string | undefined;
  if (since !== undefined && !/^\d{4}-\d\d-\d\d$/.test(since))
    throw new UsageError(`--since wants a day such as 2020-01-31, not "${since}"`);
  const [minScore, limit] = [whole('min-score'), whole('limit')];
  return {
    tags: (values.tag as string[] | undefined) ?? [],
    ...(minScore === undefined ? {} : { minScore }),
    ...(since === undefined ? {} : { since }),
    accepted: Boolean(values.accepted),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** The score from which an answer of this book has a page of its own. */
function ownPageScoreOf(content: string): number {
  const file = join(content, 'site.yaml');
  return (existsSync(file) ? readSettings(file, readFileSync(file, 'utf8')).ownPageScore : undefined) ?? 5;
}

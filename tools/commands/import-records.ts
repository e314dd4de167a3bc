import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import { CannotRun, type Command } from '../command.ts';
import { readRecordLines } from '../import/record-lines.ts';
import { runImport, USAGE } from '../import/run-import.ts';

/** Takes the site of the first record for that of all: one import is of one forum. */
async function openRecords(file: string, told: string | undefined) {
  const threads = readRecordLines(file);
  const first = await threads.next();
  if (first.done) throw new CannotRun(`${file} holds no record`);
  const site = told ?? first.value.site;
  async function* all(): AsyncGenerator<ThreadRecordSpec> {
    yield first.value as ThreadRecordSpec;
    yield* threads;
  }
  return { site, threads: all() };
}

const command: Command = {
  name: 'records',
  help: 'Brings in threads that a program of yours wrote in the documented form, a record a line (docs/importing.md).',
  usage: `FILE ${USAGE}`,
  run: (args) =>
    runImport('records', args, ({ file, site }, report) =>
      openRecords(file, site).then(({ site: of, threads }) => ({ site: of, threads: counted(threads, report) })),
    ),
};

async function* counted(
  threads: AsyncIterable<ThreadRecordSpec>,
  report: { reads: (kind: string, count?: number) => void },
) {
  for await (const thread of threads) {
    const answers = thread.answers ?? [];
    report.reads('questions');
    report.reads('answers', answers.length);
    report.reads(
      'comments',
      [thread, ...answers].reduce((sum, post) => sum + (post.comments?.length ?? 0), 0),
    );
    yield thread;
  }
}

export default command;

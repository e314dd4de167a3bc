import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type ThreadRecordSpec, threadRecord } from '#lib/schema/record.ts';
import { CannotRun } from '../command.ts';

/** The longest line that is read, in UTF-16 units. */
const MOST_LINE = 20_000_000;

/**
 * The threads of a file in the documented form, a record a line.
 * @throws CannotRun that names the line which is none
 */
export async function* readRecordLines(file: string): AsyncGenerator<ThreadRecordSpec> {
  if (!existsSync(file)) throw new CannotRun(`${file} is not there`);
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    if (line.trim() === '') continue;
    if (line.length > MOST_LINE) throw new CannotRun(`${file}:${number} is longer than any record`);
    yield recordIn(line.replace(/^\ufeff/, ''), `${file}:${number}`);
  }
}

function recordIn(line: string, place: string): ThreadRecordSpec {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    throw new CannotRun(`${place} is no JSON (${(error as Error).message}); a record is a line of its own`);
  }
  const read = threadRecord.safeParse(data);
  if (read.success) return data as ThreadRecordSpec;
  const [issue] = read.error.issues;
  throw new CannotRun(
    `${place} is no record: "${issue?.path.join('.') || 'the whole line'}" ${issue?.message}. docs/schema/thread-record.json has the form.`,
  );
}

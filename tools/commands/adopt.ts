import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isImported } from '#lib/check/book/book.ts';
import { codeVersion } from '../build/code-version.mjs';
import { type Command, Failure, readArguments, UsageError } from '../command.ts';
import { check, issueLine } from '../content/check.ts';
import { planAdoption } from '../import/adopt.ts';
import { contentFolder } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';

const adopt: Command = {
  name: 'adopt',
  help: 'Makes files of an imported thread, to be edited like any other; its record stands back behind them, and every address stays.',
  usage: '<address or id> [--dry-run] [--content DIR]',
  async run(args) {
    const options = { content: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const;
    const { values, positionals } = readArguments(args, options, 1);
    const id = /^(?:\/?q\/)?([a-z0-9-]+)\/?$/.exec(positionals[0] ?? '')?.[1];
    if (id === undefined) throw new UsageError('adopt wants a thread, such as beer-1029 or /q/beer-1029/');
    const content = contentFolder(values.content);
    const version = codeVersion();
    const { book } = check(content, version);
    const others = new Map([...book.imported].filter(([other]) => other !== id));
    const isThere: Parameters<typeof planAdoption>[2] = (kind, other) =>
      book.byKind.get(kind)?.has(other) ||
      (kind === 'topic'
        ? [...others.values()].some(({ topics }) => topics.includes(other))
        : isImported(book, kind, other));
    const plan = book.imported.has(id) ? planAdoption(content, id, isThere) : undefined;
    if (!plan)
      throw new UsageError(
        existsSync(join(content, 'questions', id))
          ? `"${id}" is in questions/${id} already`
          : `no imported thread has the id "${id}"`,
      );
    if (!values['dry-run']) writeAll(content, plan.files, version);
    for (const file of plan.files.keys()) console.log(file);
    if (values['dry-run']) console.log('Nothing was written.');
    else if (plan.curated)
      console.log(`What ${plan.curated} says of "${plan.foreign}" is in the files now: delete it there.`);
    return 0;
  },
};

/** Writes files, and takes them away again when `check` then finds an error in them. */
function writeAll(content: string, files: ReadonlyMap<string, string>, version: string): void {
  for (const [file, text] of files) writeWhole(join(content, file), text);
  const errors = check(content, version).issues.filter(
    ({ severity, file }) => severity === 'error' && [...files.keys()].some((own) => file.endsWith(own)),
  );
  if (errors.length === 0) return;
  for (const file of files.keys()) rmSync(join(content, file));
  throw new Failure(`${errors.map(issueLine).join('\n')}\nNothing was written: these would be wrong.`);
}

export default adopt;

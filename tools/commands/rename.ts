import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { codeVersion } from '../build/code-version.mjs';
import { CannotRun, type Command, Failure, readArguments, UsageError } from '../command.ts';
import { check, issueLine } from '../content/check.ts';
import { findRenamed, planRename, type RenamePlan, RenameRefusal } from '../content/rename.ts';
import { contentFolder } from '../paths.ts';

const errorsIn = (content: string, version: string) =>
  check(content, version).issues.filter(({ severity }) => severity === 'error');

/** A file as `check` prints it, from where one stands, or by its whole path: as a path below the content folder. */
function belowContent(content: string, printed: string): string {
  const name = printed.replace(/(?::\d+){1,2}$/, '');
  const inside = [process.env.INIT_CWD, process.cwd(), content]
    .flatMap((from) => (from ? [relative(content, resolve(from, name))] : []))
    .find((path) => !path.startsWith('..') && existsSync(join(content, path)));
  return (inside ?? name).split(sep).join('/');
}

/** Carries a plan out; what was done is undone when `check` then finds an error. */
function carryOut(content: string, { texts, moves }: RenamePlan, version: string): void {
  const before = new Map([...texts.keys()].map((file) => [file, readFileSync(join(content, file), 'utf8')]));
  const write = (all: ReadonlyMap<string, string>) => {
    for (const [file, text] of all) writeFileSync(join(content, file), text);
  };
  write(texts);
  for (const { from, to } of moves) renameSync(join(content, from), join(content, to));
  const errors = errorsIn(content, version);
  if (errors.length === 0) return;
  for (const { from, to } of moves) renameSync(join(content, to), join(content, from));
  write(before);
  throw new Failure(`${errors.map(issueLine).join('\n')}\nNothing was changed: these would be wrong afterwards.`);
}

const rename: Command = {
  name: 'rename',
  help: 'Gives an entry another id: moves its files, mends what names it, and keeps the old address.',
  usage: '<address or file> <new id> [--dry-run] [--content DIR]',
  async run(args) {
    const options = { content: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const;
    const { values, positionals } = readArguments(args, options, 2);
    const [old, id] = positionals;
    if (!old || !id) throw new UsageError('rename wants an entry and its new id');
    const content = contentFolder(values.content);
    const version = codeVersion();
    const { book, issues } = check(content, version);
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Failure(`${errors.map(issueLine).join('\n')}\nMend these first.`);
    try {
      const entry = findRenamed(book, belowContent(content, old));
      const plan = planRename(book, entry, id.split('/').filter(Boolean).at(-1) ?? id, (file) =>
        readFileSync(join(content, file), 'utf8'),
      );
      for (const { from, to } of plan.moves) console.log(`${from} → ${to}`);
      for (const file of plan.texts.keys()) console.log(`${file}: mended`);
      if (values['dry-run']) console.log('Nothing was changed.');
      else carryOut(content, plan, version);
      console.log(`${plan.from} leads to ${plan.to}`);
      return 0;
    } catch (error) {
      if (error instanceof RenameRefusal) throw new CannotRun(error.message);
      throw error;
    }
  },
};

export default rename;

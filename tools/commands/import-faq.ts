import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readDocument } from '../authoring/faq/document.ts';
import { rootOf } from '../authoring/faq/pictures.ts';
import { type Plan, planImport } from '../authoring/faq/plan.ts';
import { reportLines } from '../authoring/faq/report.ts';
import { compareFiles, goneFrom, readRecord, writeFiles } from '../authoring/faq/write.ts';
import { codeVersion } from '../build/code-version.mjs';
import { CannotRun, type Command, readArguments, UsageError } from '../command.ts';
import { check, issueLine } from '../content/check.ts';
import { contentFolder, STARTED_IN } from '../paths.ts';
import { filesIn } from '../process/files-in.mjs';

const OPTIONS = {
  content: { type: 'string' },
  heading: { type: 'string' },
  base: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

const command: Command = {
  name: 'faq',
  help: 'Makes questions and answers of a Markdown file, or of a folder of them: a question a heading, or a question a file. Headings above become topics. It says by line what does not come along.',
  usage: "FILE-OR-FOLDER [--heading '^### '] [--base URL] [--dry-run] [--content DIR]",
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, 1);
    if (!positionals[0]) throw new UsageError('import faq wants a Markdown file, or a folder of them');
    const content = contentFolder(values.content);
    const version = codeVersion();
    const before = check(content, version);
    const record = readRecord(content);
    const source = sourceAt(resolve(STARTED_IN, positionals[0]));
    const plan = planImport(source.documents, {
      ...source,
      heading: values.heading === undefined ? undefined : patternOf(values.heading),
      base: values.base,
      ids: record.ids,
      isTaken: (address) => before.book.addresses.has(address),
    });
    const written = compareFiles(content, plan, record);
    const names = source.documents.map(({ name }) => name);
    for (const line of reportLines(plan, written, goneFrom(names, plan, record))) console.log(line);
    if (values['dry-run']) {
      console.log('Nothing was written.');
      return 0;
    }
    writeFiles(content, plan, written, record);
    return sayFindings(content, plan, new Set(before.issues.map(issueLine)), version);
  },
};

/** The documents at a path, and where their pictures may be. */
function sourceAt(path: string): Pick<Parameters<typeof planImport>[1], 'folder' | 'root' | 'isFolder'> & {
  documents: ReturnType<typeof readDocument>[];
} {
  if (!existsSync(path)) throw new CannotRun(`${path} is not there`);
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const names = isFolder ? markdownIn(path) : [basename(path)];
  if (names.length === 0) throw new CannotRun(`${path} holds no Markdown`);
  const documents = names.map((name) => readDocument(name, readFileSync(join(folder, name), 'utf8')));
  return { documents, folder, root: rootOf(folder), isFolder };
}

/** The Markdown below a folder, what tools keep there for themselves left out. */
const markdownIn = (folder: string): string[] =>
  filesIn(folder)
    .filter((file) => /\.(?:md|mdx|markdown)$/i.test(file) && !/(?:^|\/)(?:\.|node_modules\/)/.test(file))
    .sort();

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    throw new UsageError(`--heading is no regular expression: ${(error as Error).message}`);
  }
}

/** Says what `check` finds in what was written; exit code 1 when that does not build. */
function sayFindings(content: string, plan: Plan, before: ReadonlySet<string>, version: string): number {
  const issues = check(content, version).issues.filter((issue) => !before.has(issueLine(issue)));
  const errors = issues.filter(({ severity }) => severity === 'error');
  for (const issue of errors) console.log(issueLine(issue));
  const files = new Set(errors.map(({ file }) => file));
  console.log(
    `check: ${plan.files.size - files.size} of ${plan.files.size} files pass, ${issues.length - errors.length} warnings`,
  );
  return errors.length > 0 ? 1 : 0;
}

export default command;

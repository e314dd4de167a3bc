import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Book } from '#lib/check/book/book.ts';
import { didYouMean } from '#lib/check/near.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import { PROGRAM_FILES, type Runtime } from '#lib/schema/runtime.ts';
import { CannotRun, Failure, UsageError } from '../command.ts';
import { check, issueLine } from '../content/check.ts';
import type { Terminal } from './ask.ts';
import { ASSUMED, type AskedField, askedFields, fieldsOf } from './asked-fields.ts';
import { fileOf, idOf, NAMING, type NewEntry, refuseId, textOf, valueOf } from './entry-file.ts';

/** What was given on the command line: fields by name, and what is no field of any entry. */
export type Given = { fields: ReadonlyMap<string, string[]>; id?: string; question?: string; text?: string };

/** What a new program says, by what runs it. */
const PROGRAM: Record<Runtime, string> = {
  python: `"""What this program shows, in one sentence."""
from recorder import Task


def work(name):
    task = Task(name)
    task.cpu(25, 'work')


if __name__ == '__main__':
    for name in 'AB':
        work(name)
`,
  sh: '# What this program shows, in one sentence.\n. ./recorder.sh\n\nrecord answer 42\n',
  node: "// What this program shows, in one sentence.\nimport { record } from './recorder.mjs';\n\nrecord('answer', 42);\n",
};

/** The value of a field as it was given or typed; ids stand in a list with commas. */
function read({ isList, isText, refers }: AskedField, typed: readonly string[]): unknown {
  const one = typed.at(-1) ?? '';
  if (isList) return refers.length > 0 ? typed.flatMap((text) => text.split(/[\s,]+/).filter(Boolean)) : typed;
  return valueOf(one, isText);
}

/** The ids that a field may hold. */
const existing = (book: Book, refers: AskedField['refers'], question: string | undefined): string[] =>
  refers
    .flatMap((kind) =>
      kind === 'sibling'
        ? (book.threads.get(question ?? '') ?? []).map(({ id }) => id)
        : [...(book.byKind.get(kind)?.keys() ?? [])],
    )
    .sort();

/**
 * Makes an entry of what was given, and of what is asked on a terminal where there is one.
 * @param today as `YYYY-MM-DD`
 * @throws UsageError that names every field that is missing
 */
export async function composeEntry(
  kind: EntryKind,
  given: Given,
  book: Book,
  { terminal, today }: { terminal?: Terminal | undefined; today: string },
): Promise<NewEntry> {
  const fields = fieldsOf(kind);
  const question = await threadOf(kind, given, book, terminal);
  const data: Record<string, unknown> = {};
  const typed = new Map(given.fields);
  const assumed = ASSUMED[kind](today);
  for (const field of terminal ? askedFields(kind) : []) {
    if (typed.has(field.name)) continue;
    const offers = field.choices.length > 0 ? field.choices : existing(book, field.refers, question);
    const usual = assumed[field.name];
    if (usual !== undefined && typeof usual !== 'string') continue;
    const answer = await terminal?.ask({
      ...field,
      offers,
      otherwise: usual,
      refuse: (text) => refusal(field, offers, read(field, [text])),
    });
    if (answer !== undefined) typed.set(field.name, [answer]);
  }
  const missing = fields.filter(({ name, required }) => required && !typed.has(name) && !(name in assumed));
  if (missing.length > 0)
    throw new UsageError(
      `${article(kind)} needs ${missing.map(({ name, help }) => `--${name} (${help.replace(/\.$/, '')})`).join(', ')}`,
    );
  for (const field of fields) {
    const text = typed.get(field.name);
    if (text) data[field.name] = read(field, text);
    else if (field.name in assumed) data[field.name] = assumed[field.name];
  }
  if (kind === 'claim' && data.status !== 'open') data.checked ??= today;
  const naming = String(data[NAMING[kind]] ?? '');
  const id = given.id ?? (await idFor(kind, naming, terminal));
  return { kind, id, ...(question ? { question } : {}), data, body: given.text ?? '' };
}

/** The thread that an answer or comment belongs to. */
async function threadOf(kind: EntryKind, given: Given, book: Book, terminal?: Terminal): Promise<string | undefined> {
  if (kind !== 'answer' && kind !== 'comment') return undefined;
  const threads = [...(book.byKind.get('question')?.keys() ?? [])].sort();
  const refuse = (id: string) =>
    threads.includes(id) ? undefined : `there is no question "${id}". ${didYouMean(id, threads) ?? ''}`.trim();
  const help = `The question that ${article(kind)} belongs to.`;
  const asked = () => terminal?.ask({ name: 'question', help, required: true, offers: threads, refuse });
  const question = given.question ?? (await asked());
  if (!question) throw new UsageError(`${article(kind)} needs --question, one of ${threads.join(', ') || 'none yet'}`);
  const reason = refuse(question);
  if (reason) throw new CannotRun(reason);
  return question;
}

async function idFor(kind: EntryKind, words: string, terminal?: Terminal): Promise<string> {
  const usual = idOf(kind, words);
  const help = 'Its id, which becomes its address and stays.';
  const refuse = (id: string) => refuseId({ kind, id, data: {}, body: '' });
  const id =
    (await terminal?.ask({ name: 'id', help, required: true, offers: [], otherwise: usual || undefined, refuse })) ??
    usual;
  if (!id) throw new UsageError(`no id can be made of "${words}": give one with --id`);
  return id;
}

/** Why a value cannot be taken for a field. */
function refusal(field: AskedField, offers: readonly string[], value: unknown): string | undefined {
  const problem = field.schema.safeParse(value).error?.issues[0]?.message;
  if (problem) return problem;
  if (field.refers.length === 0 || field.refers.includes('person')) return undefined;
  const unknown = [value].flat().find((id) => !offers.includes(String(id)));
  return unknown === undefined
    ? undefined
    : `there is no "${unknown}". ${didYouMean(String(unknown), offers) ?? 'Make it first.'}`;
}

const article = (kind: EntryKind): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

/**
 * Writes an entry into a content folder and checks it; what would be wrong is taken away again.
 * @param version of the code
 * @returns the file below the folder, the address, and the warnings about the new file
 * @throws Failure with the findings that were not there before
 */
export function writeEntry(
  content: string,
  entry: NewEntry,
  version: string,
): { file: string; address: string; warnings: Issue[] } {
  const reason = refuseId(entry);
  if (reason) throw new CannotRun(reason);
  const file = fileOf(entry);
  const path = join(content, file);
  if (existsSync(path)) throw new CannotRun(`${file} is there already: give another id with --id`);
  const before = new Set(check(content, version).issues.map(issueLine));
  const folder = firstMissing(dirname(path));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, textOf(entry), { flag: 'wx' });
  const runtime = (entry.data.runtime ?? 'python') as Runtime;
  if (entry.kind === 'evidence' && runtime in PROGRAM)
    writeFileSync(join(dirname(path), PROGRAM_FILES[runtime]), PROGRAM[runtime], { flag: 'wx' });
  const issues = check(content, version).issues.filter((issue) => !before.has(issueLine(issue)));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    rmSync(folder ?? path, { recursive: true });
    throw new Failure(`${errors.map(issueLine).join('\n')}\nNothing was written.`);
  }
  return { file, address: pageAddress(entry), warnings: issues.filter((issue) => issue.file.endsWith(file)) };
}

/** The uppermost folder of a path that is not there yet. */
function firstMissing(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  return firstMissing(dirname(folder)) ?? folder;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importedEntries } from './import/imported-entries.ts';
import type { Entry } from './model/entry.ts';
import { buildSite, type Site } from './model/site.ts';
import { typeset } from './model/typeset.ts';
import { ENTRY_SHAPES } from './schema/entries.ts';
import { ENTRY_KINDS, type EntryKind } from './schema/fields.ts';
import { settings as settingsSchema } from './schema/settings.ts';

/** A document as contentlayer writes it. */
type GeneratedDocument = Record<string, unknown> & { _raw: { sourceFilePath: string }; body?: { raw: string } };

const GENERATED = join(process.cwd(), '.contentlayer', 'generated');

/** Where contentlayer generates for `npm run dev`: a place of its own, so that a build beside it disturbs neither. */
export const DEV_PLACE = join(process.cwd(), '.cache', 'dev');

/** What contentlayer generated for `npm run dev`. */
export const DEV_GENERATED = join(DEV_PLACE, '.contentlayer', 'generated');

/** What a `Site` is read from. */
type ContentSource = {
  /** The content folder, for the threads that were imported into it; without it there are none. */
  content?: string;
  drafts?: boolean;
  /** What contentlayer generated. */
  generated?: string;
};

/**
 * Reads what contentlayer generated and the records that were imported, and links both into a `Site`: the one door to the
 * content. It is read with `fs`: imported as modules, six thousand documents would be compiled by the bundler.
 * Throws when contentlayer has not run, or when a document is not of its schema's shape, which `check` would have said.
 */
export function loadSite({ content, drafts = false, generated = GENERATED }: ContentSource = {}): Site {
  const written = ENTRY_KINDS.flatMap((kind) =>
    readDocuments(generated, ENTRY_SHAPES[kind].typeName).map(({ _raw, body, ...document }) =>
      toEntry(kind, _raw.sourceFilePath, withoutBookkeeping(document), body?.raw),
    ),
  );
  const entries = content === undefined ? written : [...written, ...importedBeside(written, content)];
  const [settings] = readDocuments(generated, 'Settings');
  return toSite(settings ? withoutBookkeeping(settings) : undefined, entries, drafts);
}

/** The entries that were imported into a content folder, but for those in whose place people wrote one. */
export function importedBeside(written: readonly Entry[], content: string): Iterable<Entry> {
  const ids = new Set(written.map(({ kind, id }) => `${kind}/${id}`));
  return importedEntries(content, (kind, id) => ids.has(`${kind}/${id}`));
}

/**
 * Links entries into a `Site`, whatever source they are from, with their sentences set as print has them; drafts and what
 * belongs to them only when asked for.
 */
export function toSite(written: object | undefined, entries: readonly Entry[], drafts = false): Site {
  const settings = settingsSchema.parse(written ?? { name: 'Answers', sentence: 'Questions and their answers.' });
  const [language] = settings.languages;
  const draftQuestions = new Set(
    entries.flatMap((entry) => (entry.kind === 'question' && entry.draft ? [entry.id] : [])),
  );
  const spoken = new Map(entries.flatMap((entry) => (entry.kind === 'question' ? [[entry.id, entry.language]] : [])));
  const languageIn = (entry: Entry) =>
    ('language' in entry ? entry.language : undefined) ??
    ('question' in entry ? spoken.get(entry.question) : undefined) ??
    language;
  const isHidden = (entry: Entry) =>
    !drafts && draftQuestions.has('question' in entry ? entry.question : entry.kind === 'question' ? entry.id : '');
  return buildSite(
    withSentencesSet(settings, language),
    entries.filter((entry) => !isHidden(entry)).map((entry) => withSentencesSet(entry, languageIn(entry))),
  );
}

/** The fields that hold sentences of the book; what was called so elsewhere, the origin, stays as it was there. */
const SENTENCES = new Set(
  'title shortTitle shortAnswer agreement difference summary reason statement note sentence limits what definition'.split(
    ' ',
  ),
);

const withSentencesSet = <Value>(value: Value, language?: string, field = ''): Value => {
  if (typeof value === 'string') return SENTENCES.has(field) ? (typeset(value, language) as Value) : value;
  if (Array.isArray(value)) return value.map((item) => withSentencesSet(item, language, field)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'origin' || name === 'body' ? part : withSentencesSet(part, language, name),
    ]),
  ) as Value;
};

function readDocuments(generated: string, typeName: string): GeneratedDocument[] {
  const list = join(generated, typeName, '_index.json');
  // A type of which there is one document, the settings, is written without the list around it.
  return existsSync(list) ? [JSON.parse(readFileSync(list, 'utf8'))].flat() : [];
}

/**
 * Makes an entry of what its author wrote, through the schema of its kind.
 * @param file where it lies below the content folder
 * @param raw its text, for kinds that have one
 */
export function toEntry(kind: EntryKind, file: string, written: object, raw?: string): Entry {
  const names = ENTRY_SHAPES[kind].path.exec(file)?.groups;
  if (!names?.id) throw new Error(`${file} is not where a ${kind} is kept; run \`npm run check\``);
  const fields = ENTRY_SHAPES[kind].schema.parse(written) as Record<string, unknown>;
  return {
    ...fields,
    ...(kind === 'comment' ? { role: fields.kind } : {}),
    kind,
    id: names.id,
    file,
    ...(names.parent ? { question: names.parent } : {}),
    ...(raw === undefined ? {} : { body: { raw, format: file.endsWith('.mdx') ? 'mdx' : 'md' } }),
  } as Entry;
}

/** Leaves out what contentlayer adds to a document. */
function withoutBookkeeping({ _id, _raw, type, body, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return fields;
}

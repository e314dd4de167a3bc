import { Document, isCollection, isMap, parse } from 'yaml';
import { findReservation, isEntryId } from '#lib/model/ids.ts';
import { ENTRY_SHAPES } from '#lib/schema/entries.ts';
import type { EntryKind } from '#lib/schema/fields.ts';

/** A new entry as its author gave it: its kind, its thread where it has one, its fields and its text. */
export type NewEntry = {
  kind: EntryKind;
  id: string;
  question?: string;
  data: Record<string, unknown>;
  body: string;
};

/** The field that names an entry of a kind: its id is made of it. */
export const NAMING: Record<EntryKind, string> = {
  question: 'title',
  answer: 'summary',
  comment: 'summary',
  claim: 'statement',
  term: 'term',
  evidence: 'title',
  source: 'title',
  person: 'name',
  topic: 'name',
};

/** Kinds whose id says what they are, as their file's name does. */
const PREFIX: Partial<Record<EntryKind, string>> = { answer: 'answer-', comment: 'comment-' };

const LONGEST_ID = 40;

/**
 * An id made of words: letters without their marks, in lower case, joined by hyphens, cut between words; empty where none is
 * left, as of words in another script.
 */
export function idOf(kind: EntryKind, words: string): string {
  const prefix = PREFIX[kind] ?? '';
  const slug = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') return '';
  const whole = `${prefix}${slug}`;
  if (whole.length <= LONGEST_ID) return whole;
  const end = whole.lastIndexOf('-', LONGEST_ID);
  return whole.slice(0, end > prefix.length ? end : LONGEST_ID);
}

/** Why an entry may not have its id; nothing when it may. */
export function refuseId({ kind, id }: NewEntry): string | undefined {
  const prefix = PREFIX[kind] ?? '';
  if (!isEntryId(id)) return `"${id}" is not an id: a to z, 0 to 9 and "-", at most ${LONGEST_ID} characters`;
  if (!id.startsWith(prefix) || id === prefix)
    return `the id of ${kind === 'answer' ? 'an answer' : 'a comment'} begins with "${prefix}"`;
  return findReservation(kind, id);
}

/** Where the file of an entry lies below the content folder. */
export const fileOf = ({ kind, id, question = '' }: NewEntry): string =>
  ENTRY_SHAPES[kind].glob
    .replace(/\{md,mdx\}/, 'mdx')
    .replace(/answer-\*|comment-\*/, id)
    .replace('*', question || id);

/** The text of an entry's file: a field a line, then what was written. */
export function textOf({ kind, data, body }: NewEntry): string {
  const document = new Document(data);
  if (isMap(document.contents))
    for (const { value } of document.contents.items) if (isCollection(value)) value.flow = true;
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: true }).replace(/\[ (.*) \]$/gm, '[$1]');
  if (ENTRY_SHAPES[kind].format === 'data') return yaml;
  return `---\n${yaml}---\n${body ? `${body.trim()}\n` : ''}`;
}

/** A value as it was typed: a text stays one where the field takes any text, everything else is YAML. */
export function valueOf(typed: string, isText: boolean): unknown {
  if (isText) return typed;
  try {
    return parse(typed) as unknown;
  } catch {
    return typed; // the schema says what is wrong with it
  }
}

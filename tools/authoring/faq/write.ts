import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plan } from './plan.ts';

/** Where a book remembers what was imported, so that importing again does not double: kept with the content. */
const RECORD = '.imported-faq.json';

/** What was imported before. */
export type FaqRecord = {
  /** The ids of questions by document and place. */
  ids: Record<string, string>;
  /** The SHA-256 of every file as it was written, by its path below the content folder. */
  files: Record<string, string>;
};

/** What becomes of the files of an import. */
export type Written = Record<'new' | 'changed' | 'same' | 'edited' | 'deleted', string[]>;

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What a book remembers of imports; nothing when there were none. */
export function readRecord(content: string): FaqRecord {
  const file = join(content, RECORD);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FaqRecord) : { ids: {}, files: {} };
}

/** Says what becomes of each file: what somebody edited or deleted since it was imported stays as it is. */
export function compareFiles(content: string, { files }: Plan, record: FaqRecord): Written {
  const written: Written = { new: [], changed: [], same: [], edited: [], deleted: [] };
  for (const [file, wanted] of files) {
    const path = join(content, file);
    const known = record.files[file];
    if (!existsSync(path)) written[known === undefined ? 'new' : 'deleted'].push(file);
    else {
      const there = sha256(readFileSync(path));
      if (there === sha256(wanted)) written.same.push(file);
      else written[there === known ? 'changed' : 'edited'].push(file);
    }
  }
  return written;
}

/** Writes what is new or has changed, and remembers it. */
export function writeFiles(content: string, plan: Plan, written: Written, record: FaqRecord): void {
  const hashes = { ...record.files };
  for (const file of [...written.new, ...written.changed]) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), plan.files.get(file) as string | Uint8Array);
  }
  for (const file of [...written.new, ...written.changed, ...written.same])
    hashes[file] = sha256(plan.files.get(file) as string | Uint8Array);
  const sorted = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
  const next: FaqRecord = { ids: sorted({ ...record.ids, ...plan.ids }), files: sorted(hashes) };
  writeFileSync(join(content, RECORD), `${JSON.stringify(next, null, 2)}\n`);
}

/** The questions that were imported from these documents before and are asked in them no more. */
export const goneFrom = (documents: readonly string[], plan: Plan, record: FaqRecord): string[] =>
  Object.entries(record.ids).flatMap(([key, id]) =>
    key in plan.ids || !documents.includes(key.slice(0, key.lastIndexOf('#'))) ? [] : [id],
  );

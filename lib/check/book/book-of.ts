import { plainWord } from '#lib/glossary/plain-word.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/schema/fields.ts';
import type { FileFacts } from '../facts.ts';
import type { ImportedThread } from '../records.ts';
import { addressesOf } from './addresses.ts';
import { type Book, keyOfFacts, type Surroundings } from './book.ts';

/** Brings the facts of all files together. Of two files of one entry the first counts. */
export function bookOf(entries: FileFacts[], surroundings: Surroundings): Book {
  const byKey = new Map<string, FileFacts>();
  const byKind = new Map<EntryKind, Map<string, FileFacts>>(ENTRY_KINDS.map((kind) => [kind, new Map()]));
  const threads = new Map<string, FileFacts[]>();
  const terms = new Map<string, Set<string>>();
  for (const entry of entries) {
    const key = keyOfFacts(entry);
    if (byKey.has(key)) continue;
    byKey.set(key, entry);
    if (entry.parent === undefined) byKind.get(entry.kind)?.set(entry.id, entry);
    else if (threads.has(entry.parent)) threads.get(entry.parent)?.push(entry);
    else threads.set(entry.parent, [entry]);
    for (const { word } of entry.names) {
      const plain = plainWord(word);
      const known = terms.get(plain);
      if (known) known.add(entry.id);
      else terms.set(plain, new Set([entry.id]));
    }
  }
  const imported = new Map<string, ImportedThread & { file: string }>();
  for (const { file, threads: found } of surroundings.records)
    for (const thread of found)
      if (!imported.has(thread.id) && !byKey.has(`question/${thread.id}`)) imported.set(thread.id, { ...thread, file });
  const parts = {
    ...surroundings,
    imported,
    entries,
    byKey,
    byKind,
    threads,
    terms,
    complete: entries.every((entry) => entry.complete),
  };
  return { ...parts, addresses: addressesOf(parts) };
}

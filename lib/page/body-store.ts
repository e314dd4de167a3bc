import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { CompiledBody } from '#lib/mdx/compile.ts';
import type { EntryWithBody } from '#lib/model/entry.ts';
import type { Site } from '#lib/model/site.ts';

/** Compiled bodies kept from one build to the next, by a key that changes with everything a body depends on. */
export type BodyStore = {
  read: (key: string) => CompiledBody | undefined;
  keep: (key: string, body: CompiledBody) => void;
};

/** What every body of a book may depend on beside its own text: words that are linked, entries that exist, how claims stand. */
export function bookFingerprint(site: Site, basePath: string): string {
  const hash = createHash('sha1').update(basePath);
  for (const { id, term, aliases, autolink } of site.terms.values())
    hash.update(JSON.stringify([id, term, aliases, autolink]));
  for (const { id, status } of site.claims.values()) hash.update(`${id} ${status}\n`);
  for (const entries of [site.questions, site.sources, site.evidence]) hash.update([...entries.keys()].join('\n'));
  return hash.digest('base64url');
}

/** The key of an entry's body; nothing for a body with images or figures, which are made from other files. */
export function bodyKey(fingerprint: string, entry: EntryWithBody): string | undefined {
  if (/!\[|<Evidence/.test(entry.body.raw)) return undefined;
  const own = entry.kind === 'answer' ? entry.claims : [];
  return createHash('sha1')
    .update(JSON.stringify([fingerprint, entry.kind, entry.id, own, entry.body.format, entry.body.raw]))
    .digest('base64url');
}

/** Opens a store in a file; what is in it was compiled by the code that `file`, which names a version, stands for. */
export function openBodyStore(file: string): BodyStore & { save: () => void } {
  const known: Record<string, CompiledBody> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const stored = new Map(Object.entries(known));
  const used = new Map<string, CompiledBody>();
  let isChanged = false;
  return {
    read: (key) => {
      const body = stored.get(key);
      if (body) used.set(key, body);
      return body;
    },
    keep: (key, body) => {
      used.set(key, body);
      isChanged = true;
    },
    /** Writes what was used since the store was opened, and forgets the rest. */
    save: () => {
      if (!isChanged && used.size === stored.size) return;
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(used)));
      renameSync(`${file}.new`, file);
    },
  };
}

import type { Files } from './files.ts';
import { totalOf } from './first-file.ts';
import type { ImpactIndex } from './impact-index.ts';
import { unpackPostings } from './packing.ts';
import { fileOf } from './ranges.ts';

/** Brings the postings of terms from their files into the index. */
export type Postings = {
  /** Puts the postings of terms into the index; throws a `FileError` when a file cannot be had. */
  load: (terms: readonly string[]) => Promise<void>;
  /** Whether all files that these terms need have been read. */
  isLoaded: (terms: readonly string[]) => boolean;
};

/** Opens the postings of a build; they go into `index`. */
export function openPostings({ first, peek, read }: Files, index: ImpactIndex): Postings {
  const room = totalOf(first.rooms);
  const lists = new Map<string, Map<string, string>>();
  const nameOf = (term: string) => `terms-${fileOf(term, first.terms)}`;
  const listOf = (name: string) => {
    const list = lists.get(name) ?? toPairs(peek(name) ?? []);
    lists.set(name, list);
    return list;
  };
  return {
    load: async (terms) => {
      await Promise.all([...new Set(terms.filter((term) => !index.has(term)).map(nameOf))].map(read));
      for (const term of terms) {
        const postings = index.has(term) ? undefined : listOf(nameOf(term)).get(term);
        if (postings !== undefined) index.load([[term, unpackPostings(postings, room)]]);
      }
    },
    isLoaded: (terms) => terms.every((term) => index.has(term) || peek(nameOf(term)) !== undefined),
  };
}

/** A list of `term, postings, term, postings …` as a map. */
function toPairs(content: readonly unknown[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < content.length; i += 2) pairs.set(String(content[i]), String(content[i + 1]));
  return pairs;
}

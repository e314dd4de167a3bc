import type { EntryKind } from '#lib/schema/fields.ts';
import type { Entry } from './entry.ts';
import { compareAddress, type EntryRef, pageAddress } from './ids.ts';

/** The ids an entry had before, oldest first. A term's `aliases` are words; what it was called is in `formerly`. */
export const formerIds = (entry: Entry): readonly string[] => (entry.kind === 'term' ? entry.formerly : entry.aliases);

/**
 * The addresses that an entry's page had under former ids; for an answer or comment also those below its question's.
 * @param questionIds former ids of the question an answer or comment belongs to
 */
export function formerAddresses(
  entry: EntryRef,
  ids: readonly string[],
  questionIds: readonly string[] = [],
): string[] {
  const now = pageAddress(entry);
  const questions = entry.question === undefined ? [undefined] : [entry.question, ...questionIds];
  return questions
    .flatMap((question) =>
      [entry.id, ...ids].map((id) =>
        pageAddress({ kind: entry.kind, id, ...(question === undefined ? {} : { question }) }),
      ),
    )
    .filter((address) => address !== now);
}

/** The addresses that the page comparing two terms had while either was called otherwise. */
export function formerComparisons(a: { id: string; former: readonly string[] }, b: typeof a): string[] {
  const now = compareAddress(a.id, b.id);
  return [a.id, ...a.former]
    .flatMap((one) => [b.id, ...b.former].map((other) => compareAddress(one, other)))
    .filter((address) => address !== now);
}

/** Kinds of entry in whose thread an entry is found by its id. */
export const isInThread = (kind: EntryKind): kind is 'answer' | 'comment' => kind === 'answer' || kind === 'comment';

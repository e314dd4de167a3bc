import type { Term } from './entry.ts';

/** The ids of the entries before and after one in an order; none where it begins or ends. */
export type Neighbours = { previous?: string; next?: string };

/** Terms from A to Z, by the word and then by the id. */
export const byWord = (a: Term, b: Term): number => a.term.localeCompare(b.term, 'en') || a.id.localeCompare(b.id);

/** What stands before and after each entry of a list, by its id. */
export const neighboursIn = (ordered: readonly { id: string }[]): Map<string, Neighbours> =>
  new Map(
    ordered.map(({ id }, at) => {
      const [previous, next] = [ordered[at - 1], ordered[at + 1]];
      return [id, { ...(previous ? { previous: previous.id } : {}), ...(next ? { next: next.id } : {}) }];
    }),
  );

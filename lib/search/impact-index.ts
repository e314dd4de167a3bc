import { Index } from 'flexsearch';
import { SLOTS } from './impacts.ts';

/** The documents that have a term, by slot. */
export type Postings = (number[] | null)[];

/**
 * FlexSearch as an index of impacts: for each term it holds documents by slot, and it is asked for one term at a time.
 * Its ranking of several words, which knows neither rarity nor length, is not used.
 */
export type ImpactIndex = {
  /** Adds a document with its terms and their slots. */
  add: (document: number, slots: ReadonlyMap<string, number>) => void;
  /** Takes the postings of terms that another index held. */
  load: (terms: readonly (readonly [term: string, postings: Postings])[]) => void;
  has: (term: string) => boolean;
  /** Terms that begin like this, at most so many. */
  complete: (beginning: string, most: number) => string[];
  /** The postings of a term; empty for one that is not here. */
  find: (term: string) => Postings;
};

/** Makes an empty index. */
export function createImpactIndex(): ImpactIndex {
  let slots: ReadonlyMap<string, number> = new Map();
  const index = new Index({
    resolution: SLOTS,
    // A document is added as its list of terms and a query is one term: neither is to be read again.
    encode: (content: string) => (Array.isArray(content) ? content : [content]),
    score: (_, term) => slots.get(term) ?? 0,
    resolve: false,
  });
  const terms = new Set<string>();
  return {
    add: (document, given) => {
      slots = given;
      index.add(document, [...given.keys()] as unknown as string);
      for (const term of given.keys()) terms.add(term);
    },
    load: (entries) => {
      index.import('map', entries as unknown as string);
      for (const [term] of entries) terms.add(term);
    },
    has: (term) => terms.has(term),
    complete: (beginning, most) => {
      const found: string[] = [];
      for (const term of terms) {
        if (found.length === most) break;
        if (term.startsWith(beginning)) found.push(term);
      }
      return found;
    },
    find: (term) =>
      terms.has(term) ? ((index.search(term, { resolve: false }) as { result: Postings }).result ?? []) : [],
  };
}

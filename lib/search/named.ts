import { fold } from './analyser.ts';
import type { Asked } from './asked.ts';
import type { Meaning } from './lexicon.ts';
import type { Name } from './names.ts';

/** How many terms are put first for the beginning of their name. */
const COMPLETED = 3;

/**
 * What a query means, most likely first: the term called so, and a topic or source that is; while it is typed, terms whose
 * names begin so; the one called so when what was misspelt is put right; of `x vs y` both.
 */
export function findNamed({ build: { names, shelves }, query, isTyping }: Asked, { corrections }: Meaning): Name[] {
  if (query.kind || query.filters.length > 0 || query.text === '') return [];
  if (query.versus) return query.versus.flatMap((side) => names.find(side) ?? []);
  const corrected = corrections.reduce((text, { from, to }) => text.replace(from, to), fold(query.text));
  const exact = names.find(query.text);
  const begun = isTyping ? names.complete(query.text, COMPLETED) : [];
  const shelf = shelves.find(query.text);
  const found = [exact, shelf, ...begun].flatMap((name) => name ?? []);
  const sides = query.text.split('/').map((side) => names.find(side)); // `async/await` names two
  const joined = sides.length > 1 && sides.every((name) => name) ? sides.flatMap((name) => name ?? []) : [];
  const meant = [found, joined, [names.find(corrected) ?? []].flat()].find((list) => list.length > 0) ?? [];
  return meant.filter(({ document }, index) => meant.findIndex((other) => other.document === document) === index);
}

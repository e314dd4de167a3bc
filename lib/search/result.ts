import { groupBy } from '#lib/model/group.ts';
import { compareAddress, pageAddress } from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { findAlike } from './alike.ts';
import type { Asked } from './asked.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './document.ts';
import { totalOf } from './first-file.ts';
import { headOf, hitKindOf, recordOf, toCard, toHit } from './hits.ts';
import { idf } from './impacts.ts';
import type { Meaning } from './lexicon.ts';
import { findCompared, findNamed } from './named.ts';
import type { Name } from './names.ts';
import { countPostings } from './packing.ts';
import { PLACES, type Place } from './places.ts';
import { HIT_KINDS, type HitKind, type SearchFilter, type SearchHit, type SearchResult } from './protocol.ts';
import { toggleFilter } from './query.ts';
import type { RankedDocument } from './rank.ts';

/** How many terms, entries or topics are suggested when nothing was found. */
export const SUGGESTED = 5;

/**
 * Makes a result of what was found.
 * @param found all of it, in any order
 * @param best what is listed, in order
 * @param near what comes nearest when nothing is found, in order
 */
export function toResult(
  asked: Asked,
  meaning: Meaning,
  found: readonly RankedDocument[],
  best: readonly RankedDocument[],
  isPartial: boolean,
  near: readonly RankedDocument[] = [],
): SearchResult {
  const { build, base, text } = asked;
  const totals = countKinds(asked, found);
  const wanted = weigh(asked, meaning);
  const hits = best.flatMap((ranked, index) => toHit(build, base, ranked, index + 1, wanted) ?? []);
  const groups = [...groupBy(hits, ({ kind }) => kind)].map(([kind, list]) => ({
    kind,
    hits: list,
    total: totals.get(kind) ?? 0,
  }));
  const compared = findCompared(asked, meaning);
  const meant = compared.length > 0 ? compared : findNamed(asked, meaning).slice(0, 1);
  const cards = meant.flatMap(
    ({ document, name, isOther }) => toCard(build, base, document, isOther ? name : undefined) ?? [],
  );
  const compare = toCompare(asked, compared);
  return {
    text,
    groups: groups.sort(byBestHit),
    total: found.length,
    isPartial,
    cards,
    ...(compare ? { compare } : {}),
    corrections: meaning.corrections,
    suggestions: found.length === 0 && !isPartial ? toSuggestions(asked, near) : [],
    filters: toFilters(asked, totals),
  };
}

const byBestHit = (a: { hits: SearchHit[] }, b: { hits: SearchHit[] }) =>
  (a.hits[0]?.rank ?? 0) - (b.hits[0]?.rank ?? 0);

function countKinds({ build }: Asked, found: readonly RankedDocument[]): Map<HitKind, number> {
  // Half a book may be found, so that this counts numbers and names them at the end.
  const counts = new Uint32Array(DOCUMENT_KINDS.length * PLACES.length);
  for (const { document, place } of found) {
    const at = (build.kinds[document] as number) * PLACES.length + place;
    counts[at] = (counts[at] as number) + 1;
  }
  const totals = new Map<HitKind, number>();
  for (const [at, count] of counts.entries()) {
    const kind = DOCUMENT_KINDS[Math.floor(at / PLACES.length)] as DocumentKind;
    const hitKind = hitKindOf(kind, (at % PLACES.length) as Place);
    if (count > 0) totals.set(hitKind, (totals.get(hitKind) ?? 0) + count);
  }
  return totals;
}

/** What each term of a query tells, for excerpts. */
function weigh({ build }: Asked, { words }: Meaning): Map<string, number> {
  const documents = totalOf(build.files.first.counts);
  return new Map(
    words.flat().map(({ term, weight }) => [term, weight * idf(countPostings(build.index.find(term)), documents)]),
  );
}

function toCompare({ build, base }: Asked, [one, other]: readonly Name[]): SearchResult['compare'] {
  if (!one || !other) return undefined;
  const pair = build.files.first.compared.find(
    (numbers) => numbers.includes(one.document) && numbers.includes(other.document),
  );
  const [first, second] = pair?.map((number) => headOf(build, number)) ?? [];
  if (!first || !second) return undefined;
  const [, , told = []] = recordOf(build, one.document) ?? [];
  const [, difference] = told.find(([number]) => number === other.document) ?? [];
  return {
    title: `${first.title} and ${second.title}`,
    href: base + compareAddress(first.id, second.id),
    ...(difference ? { difference } : {}),
  };
}

/**
 * The terms whose names come nearest to a query or one of its words, then entries that are near or have a word like one of
 * them; else topics.
 */
export function toSuggestions(
  { build, base, text, query }: Asked,
  near: readonly RankedDocument[] = [],
): SearchResult['suggestions'] {
  const names = [text, ...query.words.map(({ form }) => form)].flatMap((word) => build.names.findNear(word, SUGGESTED));
  const terms = [...new Set(names.map(({ document }) => document))].slice(0, SUGGESTED);
  const words = query.words.map(({ form }) => form);
  const alike = findAlike(words, [...build.heads], ([, { title }]) => title).map(([document]) => document);
  const entries = [...new Set([...near.map(({ document }) => document), ...alike])]
    .filter((document) => !terms.includes(document))
    .slice(0, SUGGESTED);
  const topics = [...build.heads].flatMap(([document, { kind }]) => (kind === 'topic' ? [document] : []));
  const offered = [
    ...terms.map((document) => ({ kind: 'term' as const, document })),
    ...entries.map((document) => ({ kind: 'entry' as const, document })),
  ];
  const all =
    offered.length > 0 ? offered : topics.slice(0, SUGGESTED).map((document) => ({ kind: 'topic' as const, document }));
  return all.flatMap(({ kind, document }) => {
    const head = headOf(build, document);
    return head ? [{ kind, text: head.title, href: base + pageAddress(head) }] : [];
  });
}

/** The filters that would leave something, and those that are on. */
export function toFilters({ build, text, query }: Asked, totals: ReadonlyMap<HitKind, number>): SearchFilter[] {
  const kinds = HIT_KINDS.filter((kind) => totals.has(kind) || query.kind === kind).map((kind) => ({
    filter: `type:${kind}`,
    label: kind,
  }));
  const topics = [...build.heads.values()]
    .filter(({ kind }) => kind === 'topic')
    .map(({ id, title }) => ({ filter: `tag:${id}`, label: title }));
  const statuses = totals.has('claim') ? STATUSES.map((status) => ({ filter: `is:${status}`, label: status })) : [];
  return [...kinds, ...statuses, ...topics].map(({ filter, label }) => ({
    filter,
    label,
    ...toggleFilter(text, filter),
  }));
}

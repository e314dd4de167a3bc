import { groupBy } from '#lib/model/group.ts';
import { compareAddress, pageAddress } from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import type { Asked } from './asked.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './document.ts';
import { totalOf } from './first-file.ts';
import { headOf, hitKindOf, toCard, toHit } from './hits.ts';
import { idf } from './impacts.ts';
import type { Meaning } from './lexicon.ts';
import { findNamed } from './named.ts';
import { countPostings } from './packing.ts';
import { PLACES, type Place } from './places.ts';
import { HIT_KINDS, type HitKind, type SearchFilter, type SearchHit, type SearchResult } from './protocol.ts';
import { toggleFilter } from './query.ts';
import type { RankedDocument } from './rank.ts';

/** How many terms and topics are suggested when nothing was found. */
const SUGGESTED = 5;

/**
 * Makes a result of what was found.
 * @param found all of it, in any order
 * @param best what is listed, in order
 */
export function toResult(
  asked: Asked,
  meaning: Meaning,
  found: readonly RankedDocument[],
  best: readonly RankedDocument[],
  isPartial: boolean,
): SearchResult {
  const { build, base, text, query } = asked;
  const totals = countKinds(asked, found);
  const wanted = weigh(asked, meaning);
  const hits = best.flatMap((ranked, index) => toHit(build, base, ranked, index + 1, wanted) ?? []);
  const groups = [...groupBy(hits, ({ kind }) => kind)].map(([kind, list]) => ({
    kind,
    hits: list,
    total: totals.get(kind) ?? 0,
  }));
  const [name] = query.versus ? [] : findNamed(asked, meaning);
  const card = name && toCard(build, base, name.document, name.isOther ? name.name : undefined);
  const compare = findCompared(asked);
  return {
    text,
    groups: groups.sort(byBestHit),
    total: found.length,
    isPartial,
    ...(card ? { card } : {}),
    ...(compare ? { compare } : {}),
    corrections: meaning.corrections,
    suggestions: found.length === 0 && !isPartial ? toSuggestions(asked) : [],
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

function findCompared({ build, base, query }: Asked): SearchResult['compare'] {
  const sides = query.versus?.map((side) => build.names.find(side)?.document);
  const [a, b] = sides ?? [];
  const pair = build.files.first.compared.find(
    (numbers) => a !== b && numbers.includes(a as number) && numbers.includes(b as number),
  );
  const [first, second] = pair?.map((number) => headOf(build, number)) ?? [];
  if (!first || !second) return undefined;
  return { title: `${first.title} and ${second.title}`, href: base + compareAddress(first.id, second.id) };
}

/** The terms whose names come nearest to a query, then topics. */
export function toSuggestions({ build, base, text }: Asked): SearchResult['suggestions'] {
  const terms = build.names.findNear(text, SUGGESTED).map(({ document }) => headOf(build, document));
  const topics = [...build.heads.values()].filter(({ kind }) => kind === 'topic').slice(0, SUGGESTED);
  return [...terms, ...topics].flatMap((head) =>
    head ? [{ kind: head.kind as 'term' | 'topic', text: head.title, href: base + pageAddress(head) }] : [],
  );
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

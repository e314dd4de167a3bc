import type { HitKind, SearchHit, SearchResult, TermCard } from '#lib/search/protocol.ts';
import { number, say } from '#lib/words/say.ts';

/** A row of what was found: a hit, or a link that stands beside the hits. Keys are unlike each other within a result. */
export type Row = Pick<SearchHit, 'key' | 'href' | 'title' | 'why' | 'excerpt' | 'status'> & {
  kind: HitKind | 'card' | 'compare' | 'near' | 'all';
  /** What a term means, in full. */
  card?: Pick<TermCard, 'definition' | 'senses'>;
};

/** Rows under one label. */
export type Section = { label: string; rows: Row[] };

/** What hits of a kind are called together. */
export const KIND_LABEL: Record<HitKind, string> = {
  term: say('Terms'),
  claim: say('Claims'),
  question: say('Questions'),
  answer: say('Answers'),
  comment: say('Comments'),
  topic: say('Topics'),
  source: say('Sources'),
};

/** What was found as it is shown: the definition that is meant, the comparison, hits by kind; or what comes nearest. */
export function toSections({ cards, compare, groups, suggestions }: SearchResult): Section[] {
  const nearest = (kind: SearchResult['suggestions'][number]['kind']) =>
    suggestions
      .filter((suggestion) => suggestion.kind === kind)
      .map(({ text, href }): Row => ({ key: `near ${href}`, kind: 'near', href, title: [{ text }] }));
  const sections: Section[] = [
    { label: cards.length > 1 ? say('Definitions') : say('Definition'), rows: cards.map(toCardRow) },
    { label: say('Side by side'), rows: compare ? [toCompareRow(compare)] : [] },
    ...groups.map(({ kind, hits }) => ({
      label: KIND_LABEL[kind],
      rows: hits.filter(({ href }) => !cards.some((card) => card.href === href)),
    })),
    { label: say('Terms that come near'), rows: nearest('term') },
    { label: say('Entries that come near'), rows: nearest('entry') },
    { label: say('Topics'), rows: nearest('topic') },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

const toCardRow = ({ term, href, why, definition, senses }: TermCard): Row => ({
  ...toLink('card', href, term),
  key: `card ${href}`,
  ...(why ? { why } : {}),
  card: { definition, senses },
});

const toCompareRow = ({ href, title, difference }: NonNullable<SearchResult['compare']>): Row => ({
  ...toLink('compare', href, title),
  ...(difference ? { excerpt: [{ text: difference }] } : {}),
});

const toLink = (kind: 'card' | 'compare' | 'all', href: string, text: string): Row => ({
  key: kind,
  kind,
  href,
  title: [{ text }],
});

/** The row that leads to the page of results, when there is more than the sections show. */
export function toAll(page: string, { text, total, groups }: SearchResult): Section[] {
  const hits = groups.reduce((sum, group) => sum + group.hits.length, 0);
  if (hits >= total) return [];
  const href = `${page}?q=${encodeURIComponent(text)}`;
  return [{ label: say('More'), rows: [toLink('all', href, say('All {count} results', { count: number(total) }))] }];
}

/**
 * The sections of a later result of the same query, with everything down to the row in use where it was: what is new
 * comes below it. A kind that has its place above is named a second time.
 */
export function joinBelow(shown: Section[], next: Section[], inUse: string): Section[] {
  const newest = new Map(next.flatMap(({ rows }) => rows).map((row) => [row.key, row]));
  const kept: Section[] = [];
  for (const { label, rows } of shown) {
    const end = rows.findIndex(({ key }) => key === inUse);
    const staying = end < 0 ? rows : rows.slice(0, end + 1);
    kept.push({ label, rows: staying.map((row) => newest.get(row.key) ?? row) });
    if (end >= 0) break;
  }
  const taken = new Set(kept.flatMap(({ rows }) => rows).map(({ key }) => key));
  const rest = next
    .map(({ label, rows }) => ({ label, rows: rows.filter(({ key }) => !taken.has(key)) }))
    .filter(({ rows }) => rows.length > 0);
  const last = kept.at(-1);
  const more = rest.find(({ label }) => label === last?.label);
  if (!last || !more) return [...kept, ...rest];
  return [
    ...kept.slice(0, -1),
    { ...last, rows: [...last.rows, ...more.rows] },
    ...rest.filter((part) => part !== more),
  ];
}

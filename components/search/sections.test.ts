import { describe, expect, it } from 'vitest';
import type { HitKind, SearchHit, SearchResult } from '#lib/search/protocol.ts';
import { joinBelow, toAll, toSections } from './sections.ts';

const hit = (kind: HitKind, id: string): SearchHit => ({
  key: `${kind}/${id}`,
  kind,
  rank: 1,
  title: [{ text: id }],
  href: `/${kind}/${id}/`,
});

/** A result from lines such as `['term', 'gil', 'lock']`. */
const resultOf = (...groups: [kind: HitKind, ...ids: string[]][]): SearchResult => ({
  text: 'x',
  groups: groups.map(([kind, ...ids]) => ({ kind, hits: ids.map((id) => hit(kind, id)), total: ids.length })),
  total: groups.reduce((sum, [, ...ids]) => sum + ids.length, 0),
  isPartial: false,
  cards: [],
  corrections: [],
  suggestions: [],
  filters: [],
});

const sectionsOf = (...groups: [kind: HitKind, ...ids: string[]][]) => toSections(resultOf(...groups));

/** Sections as lines: `Terms: term/gil term/lock`. */
const linesOf = (sections: ReturnType<typeof toSections>) =>
  sections.map(({ label, rows }) => `${label}: ${rows.map(({ key }) => key).join(' ')}`);

describe('toSections(result)', () => {
  it('puts the definition first, then the comparison, then hits by kind', () => {
    const result = resultOf(['claim', 'a'], ['term', 'gil', 'lock']);
    result.cards = [{ term: 'GIL', href: '/glossary/gil/', definition: 'A lock.', senses: [], why: 'alias' }];
    result.compare = { title: 'GIL and lock', href: '/compare/gil-vs-lock/', difference: 'One is a lock.' };
    expect(linesOf(toSections(result))).toEqual([
      'Definition: card /glossary/gil/',
      'Side by side: compare',
      'Claims: claim/a',
      'Terms: term/gil term/lock',
    ]);
    expect(toSections(result)[0]?.rows[0]).toMatchObject({ why: 'alias', card: { definition: 'A lock.' } });
    expect(toSections(result)[1]?.rows[0]?.excerpt).toEqual([{ text: 'One is a lock.' }]);
  });

  it('names the term of the card once', () => {
    const result = resultOf(['term', 'gil']);
    result.cards = [{ term: 'GIL', href: '/term/gil/', definition: 'A lock.', senses: [] }];
    expect(linesOf(toSections(result))).toEqual(['Definition: card /term/gil/']);
  });

  it('offers what comes near when nothing was found', () => {
    const result = resultOf();
    result.suggestions = [
      { kind: 'topic', text: 'Threads', href: '/topics/threads/' },
      { kind: 'term', text: 'GIL', href: '/glossary/gil/' },
      { kind: 'entry', text: 'Locks', href: '/q/locks/' },
    ];
    expect(linesOf(toSections(result))).toEqual([
      'Terms that come near: near /glossary/gil/',
      'Entries that come near: near /q/locks/',
      'Topics: near /topics/threads/',
    ]);
  });
});

describe('toAll(page, result)', () => {
  it('leads to the page of results when there is more', () => {
    const result = { ...resultOf(['term', 'gil']), text: 'a&b +c', total: 1200 };
    const [row] = toAll('/search/', result)[0]?.rows ?? [];
    expect(row).toMatchObject({ href: '/search/?q=a%26b%20%2Bc', title: [{ text: 'All 1,200 results' }] });
    expect(new URL(row?.href ?? '', 'http://x').searchParams.get('q')).toBe('a&b +c');
  });

  it('is not there when everything is shown', () => expect(toAll('/search/', resultOf(['term', 'gil']))).toEqual([]));
});

describe('joinBelow(shown, next, inUse)', () => {
  const shown = sectionsOf(['term', 'gil', 'lock'], ['claim', 'a', 'b']);

  it('keeps everything down to the row in use, and adds the rest below', () => {
    const next = sectionsOf(['claim', 'new', 'a', 'b'], ['term', 'gil', 'first', 'lock']);
    expect(linesOf(joinBelow(shown, next, 'claim/a'))).toEqual([
      'Terms: term/gil term/lock',
      'Claims: claim/a claim/new claim/b',
      'Terms: term/first',
    ]);
  });

  it('leaves the order of the new result to what lies below', () => {
    const next = sectionsOf(['question', 'q'], ['claim', 'b', 'a'], ['term', 'gil', 'lock']);
    expect(linesOf(joinBelow(shown, next, 'term/gil'))).toEqual([
      'Terms: term/gil term/lock',
      'Questions: question/q',
      'Claims: claim/b claim/a',
    ]);
  });

  it('keeps a row in use that the new result no longer has', () => {
    expect(linesOf(joinBelow(shown, sectionsOf(['claim', 'c']), 'term/lock'))).toEqual([
      'Terms: term/gil term/lock',
      'Claims: claim/c',
    ]);
  });

  it('shows what has been learnt about a row that stays', () => {
    const next = sectionsOf(['term', 'gil', 'lock'], ['claim', 'a']);
    for (const { rows } of next) for (const row of rows) row.excerpt = [{ text: `about ${row.key}` }];
    const [first] = joinBelow(shown, next, 'claim/a');
    expect(first?.rows.map(({ excerpt }) => excerpt?.[0]?.text)).toEqual(['about term/gil', 'about term/lock']);
  });
});

import { describe, expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { settings } from '#lib/schema/settings.ts';
import { createBook } from './create-book.ts';
import { toJsonLd } from './json-ld.ts';
import { pagesOf } from './pages.ts';

/** The JSON-LD of every page of the book about tides. */
function jsonLd(given: object): string[] {
  const { book } = open(given);
  return [...pagesOf(book).values()].flatMap((page) => toJsonLd(book, page, 'A page.') ?? []);
}

function open(given: object) {
  const site = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.', ...given }), TIDES);
  return { book: createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' }) };
}

const TYPES = [
  'Answer',
  'Claim',
  'CollectionPage',
  'Comment',
  'CreativeWork',
  'DefinedTerm',
  'DefinedTermSet',
  'Question',
  'WebPage',
  'WebSite',
];

describe('toJsonLd(book, page, description)', () => {
  it('says that a machine drafted a text where the settings say so, and nowhere else', () => {
    expect(jsonLd({ drafted: true }).filter((text) => text.includes('TrainedAlgorithmicMedia')).length).toBeGreaterThan(
      1,
    );
    expect(jsonLd({}).filter((text) => text.includes('TrainedAlgorithmicMedia'))).toEqual([]);
  });

  it('says of every page but that of missing addresses what it is, and lists nothing empty', () => {
    const pages = jsonLd({}).map((text) => JSON.parse(text));
    const types = new Set(pages.flatMap((page) => [page['@type'], page.mainEntity?.['@type'] ?? []].flat()));
    expect([...types].sort()).toEqual(TYPES);
    const { book } = open({});
    expect(pages).toHaveLength([...pagesOf(book).keys()].length - 1);
    expect(jsonLd({}).filter((text) => text.includes('[]'))).toEqual([]);
  });
});

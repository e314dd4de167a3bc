import { describe, expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { settings } from '#lib/schema/settings.ts';
import { createBook } from './create-book.ts';
import { toJsonLd } from './json-ld.ts';
import { pagesOf } from './pages.ts';

/** The JSON-LD of every page of the book about tides. */
function jsonLd(given: object): string[] {
  const site = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.', ...given }), TIDES);
  const book = createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' });
  return [...pagesOf(book).values()].flatMap((page) => toJsonLd(book, page, 'A page.') ?? []);
}

describe('toJsonLd(book, page, description)', () => {
  it('says that a machine drafted a text where the settings say so, and nowhere else', () => {
    expect(jsonLd({ drafted: true }).filter((text) => text.includes('TrainedAlgorithmicMedia')).length).toBeGreaterThan(
      1,
    );
    expect(jsonLd({}).filter((text) => text.includes('TrainedAlgorithmicMedia'))).toEqual([]);
  });
});

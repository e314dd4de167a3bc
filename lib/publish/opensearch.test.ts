import { describe, expect, it } from 'vitest';
import { tides } from '#lib/model/fixtures/tides.ts';
import { createBook } from '#lib/page/create-book.ts';
import { toOpenSearch } from './opensearch.ts';

describe('toOpenSearch(book)', () => {
  const site = tides();
  const book = createBook(
    { ...site, settings: { ...site.settings, name: 'Questions & Answers', sentence: 'What <we> know.' } },
    { siteUrl: 'https://example.org/book/', contentDir: 'nowhere' },
  );
  const xml = toOpenSearch(book);

  it('leads to the page of results', () => {
    expect(xml).toContain('template="https://example.org/book/search/?q={searchTerms}"');
  });

  it('keeps its name within 16 characters, and everything escaped', () => {
    expect(xml).toContain('<ShortName>Questions &amp; Answ</ShortName>');
    expect(xml).toContain('<Description>What &lt;we&gt; know.</Description>');
  });
});

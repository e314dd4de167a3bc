import { expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { settings } from '#lib/schema/settings.ts';
import { createBook } from './create-book.ts';
import { toFrame } from './frame.ts';
import { toHead } from './head.ts';
import { pagesOf } from './pages.ts';

const site = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.' }), TIDES);
const book = createBook(site, { siteUrl: 'https://example.org/', contentDir: 'nowhere' });
const pages = [...pagesOf(book).values()];

it('gives every page a title and a description of its own', () => {
  const titles = pages.map((page) => toFrame(book, page, []).title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  const said = pages.map((page) => toHead(book, page, page.content()).description);
  expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
});

it('names the site in a title where there is room', () => {
  const [page] = pages;
  const titled = (title: string) => page && toFrame(book, { ...page, address: '/x/', title }, []).title;
  expect(titled('Ebb')).toBe('Ebb · Tides');
  expect(titled('x'.repeat(64))).toBe('x'.repeat(64));
});

import { escapeHtml } from '#lib/model/escape-html.ts';
import type { Book } from '#lib/page/book.ts';
import { daysOf } from '#lib/page/days.ts';
import type { Page } from '#lib/page/page.ts';

/** The most addresses one sitemap may hold (sitemaps.org 0.9); 50 MB is never reached before. */
const MOST = 50_000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/**
 * The sitemap of a book (sitemaps.org 0.9): pages that search engines may show, with the day on which what they show was
 * last changed or checked where one is known. Above 50,000 pages it is an index of several.
 */
export function toSitemap(book: Book, pages: Iterable<Page>, most = MOST): { path: string; text: string }[] {
  const entries = [...pages].flatMap((page) => {
    if (page.noIndex) return [];
    const { modified } = daysOf(book.site, page.entry);
    return [entryOf(book.urlOf(page.address), modified)];
  });
  if (entries.length <= most) return [{ path: 'sitemap.xml', text: urlSet(entries) }];
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    text: urlSet(entries.slice(index * most, (index + 1) * most)),
  }));
  const index = parts.map(({ path }) => `<sitemap><loc>${escapeHtml(book.urlOf(`/${path}`))}</loc></sitemap>`);
  return [
    { path: 'sitemap.xml', text: `${HEAD}\n<sitemapindex ${SPACE}>\n${index.join('\n')}\n</sitemapindex>\n` },
    ...parts,
  ];
}

const entryOf = (url: string, modified: string | undefined) =>
  `<url><loc>${escapeHtml(url)}</loc>${modified ? `<lastmod>${escapeHtml(modified)}</lastmod>` : ''}</url>`;

const urlSet = (entries: readonly string[]) => `${HEAD}\n<urlset ${SPACE}>\n${entries.join('\n')}\n</urlset>\n`;

/** What robots may read (RFC 9309): everything, and where the sitemap is. */
export const toRobots = (book: Book): string => `User-agent: *\nAllow: /\n\nSitemap: ${book.urlOf('/sitemap.xml')}\n`;

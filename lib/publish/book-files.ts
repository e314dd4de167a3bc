import { OPENSEARCH } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';
import type { Page } from '#lib/page/page.ts';
import { searchFiles } from '#lib/page/search-documents.ts';
import { publishedSchemas } from './entry-json.ts';
import { toGlossaryCsv, toGlossaryJson, toWatchedWords } from './glossary.ts';
import { toLlms } from './llms.ts';
import { toOpenSearch } from './opensearch.ts';
import { toNginxMap, toRedirectsFile } from './redirects.ts';
import { toRobots, toSitemap } from './sitemap.ts';
import { toInventory } from './sphinx-inventory.ts';

/** A file of the published site by its path, `/` between folders. */
export type SiteFile = { path: string; text: string | Uint8Array };

/** Every file that is made of the whole book, for machines: lists, the search, what hosts read. */
export function* bookFiles(
  book: Book,
  pages: ReadonlyMap<string, Page>,
  redirects: ReadonlyMap<string, string>,
): Iterable<SiteFile> {
  yield* publishedSchemas(book);
  yield* toSitemap(book, pages.values());
  yield { path: OPENSEARCH.slice(1), text: toOpenSearch(book) };
  for (const [address, text] of searchFiles(book)) yield { path: address.slice(1), text };
  yield { path: 'robots.txt', text: toRobots(book) };
  yield { path: 'llms.txt', text: toLlms(book) };
  yield { path: 'objects.inv', text: toInventory(book.site) };
  yield { path: 'glossary.json', text: toGlossaryJson(book) };
  yield { path: 'glossary.csv', text: toGlossaryCsv(book) };
  yield { path: 'watched-words.csv', text: toWatchedWords(book) };
  yield { path: '_redirects', text: toRedirectsFile(book, redirects) };
  yield { path: '_redirects.nginx', text: toNginxMap(book, redirects) };
}

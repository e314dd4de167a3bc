import { OPENSEARCH } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';
import type { Page } from '#lib/page/pages.ts';
import { searchFiles } from '#lib/page/search-documents.ts';
import { publishedSchemas } from './entry-json.ts';
import { feedsOf } from './feeds.ts';
import { toGlossaryCsv, toGlossaryJson } from './glossary.ts';
import { toLlms } from './llms.ts';
import { toOpenSearch } from './opensearch.ts';
import { formerAddressesOf, toNginxMap, toRedirectsFile } from './redirects.ts';
import { toRobots, toSitemap } from './sitemap.ts';
import { toInventory } from './sphinx-inventory.ts';

/** A file of the published site by its path, `/` between folders. */
export type Door = { path: string; text: string | Uint8Array };

/** Every file that is made of the whole book, for machines: feeds, lists, the search, what hosts read. */
export function* doorsOf(
  book: Book,
  pages: ReadonlyMap<string, Page>,
  redirects: ReadonlyMap<string, string>,
): Iterable<Door> {
  const formerly = formerAddressesOf(redirects);
  for (const feed of feedsOf(book)) yield* alsoFormerly(formerly, feed);
  yield* publishedSchemas(book);
  yield* toSitemap(book, pages.values());
  yield { path: OPENSEARCH.slice(1), text: toOpenSearch(book) };
  for (const [address, text] of searchFiles(book)) yield { path: address.slice(1), text };
  yield { path: 'robots.txt', text: toRobots(book) };
  yield { path: 'llms.txt', text: toLlms(book) };
  yield { path: 'objects.inv', text: toInventory(book.site) };
  yield { path: 'glossary.json', text: toGlossaryJson(book) };
  yield { path: 'glossary.csv', text: toGlossaryCsv(book) };
  yield { path: '_redirects', text: toRedirectsFile(book, redirects) };
  yield { path: '_redirects.nginx', text: toNginxMap(book, redirects) };
}

/** A file beside a page, and the same where the page was before: no document can lead a machine on from there. */
function* alsoFormerly(formerly: ReadonlyMap<string, string[]>, door: Door): Iterable<Door> {
  yield door;
  const name = door.path.slice(door.path.lastIndexOf('/') + 1);
  for (const from of formerly.get(`/${door.path.slice(0, -name.length)}`) ?? [])
    yield { path: `${from.slice(1)}${name}`, text: door.text };
}

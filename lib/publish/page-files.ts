import { mirrorAddress, oembedAddress, pageAddress } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';
import type { Page } from '#lib/page/page.ts';
import type { SiteFile } from './book-files.ts';
import { toEntryJson } from './entry-json.ts';
import { feedsAt } from './feeds.ts';
import { toOembed } from './oembed.ts';

/**
 * The data that stand beside a page: its entry as JSON, what oEmbed says of it, its feeds.
 * @param formerly addresses that the page had before: what stands there goes on standing, for neither a reader of data
 * nor a forum that shows a card follows a page that leads on
 */
export function* pageFiles(book: Book, page: Page, formerly: readonly string[] = []): Iterable<SiteFile> {
  const { address, entry } = page;
  const json = entry && address === pageAddress(entry) ? toEntryJson(book, entry) : undefined;
  const oembed = toOembed(book, page);
  const feeds = [...feedsAt(book, page)];
  for (const at of [address, ...formerly]) {
    if (json) yield { path: mirrorAddress(at, 'json').slice(1), text: json };
    if (oembed) yield { path: oembedAddress(at).slice(1), text: oembed };
    for (const { name, text } of feeds) yield { path: `${at.slice(1)}${name}`, text };
  }
}

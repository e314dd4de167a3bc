import type { Citation } from '#lib/cite/citation.ts';
import { toHtmlQuote } from '#lib/cite/html.ts';
import { toJson } from '#lib/model/characters.ts';
import { cardAddress } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';
import { toCitation } from '#lib/page/citation.ts';
import type { Page } from '#lib/page/page.ts';
import { bytesOf, cutBytes } from '#lib/page/text.ts';
import { CARD_SIZE } from './card.ts';

/** An old limit of Discourse, in bytes. */
const MOST_HTML = 4000;

/** What a quotation needs when it is shown; it has no width of its own, for a file cannot answer `maxwidth`. */
const SIZE = { width: 600, height: 220 };

/**
 * What oEmbed 1.0 says of a page: a quotation without scripts, frames or styles. Nothing for a page that nobody would quote.
 * Readers take `version` as text and both sizes as whole numbers; they leave out keys that they do not know.
 */
export function toOembed(book: Book, page: Page): string | undefined {
  const citation = toCitation(book, page);
  if (!citation) return undefined;
  const { title, author, site, licence, url } = citation;
  return toJson({
    version: '1.0',
    type: 'rich',
    title,
    ...(author ? { author_name: author } : {}),
    provider_name: site,
    provider_url: book.urlOf('/'),
    cache_age: 86_400,
    html: toQuote(citation),
    ...SIZE,
    thumbnail_url: book.urlOf(cardAddress(page.address)),
    thumbnail_width: CARD_SIZE.width,
    thumbnail_height: CARD_SIZE.height,
    canonical: url,
    ...(licence ? { license: licence.name, license_url: licence.url } : {}),
  });
}

/** The quotation, its quote cut where it would be too long. */
function toQuote(citation: Citation): string {
  const html = toHtmlQuote(citation);
  if (bytesOf(html) <= MOST_HTML) return html;
  const around = bytesOf(toHtmlQuote({ ...citation, quote: '-' }));
  return toHtmlQuote({ ...citation, quote: cutBytes(citation.quote, Math.floor((MOST_HTML - around) / 6)) });
}

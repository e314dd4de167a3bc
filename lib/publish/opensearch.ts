import { escapeHtml } from '#lib/model/escape-html.ts';
import { OPENSEARCH, SEARCH } from '#lib/model/ids.ts';
import type { Book } from '#lib/page/book.ts';

/** The most characters that the specification lets a short name have. */
const SHORT_NAME = 16;

/** Describes the search to browsers, so that their own search field can use it (OpenSearch 1.1, draft 6). */
export function toOpenSearch(book: Book): string {
  const { name, sentence } = book.site.settings;
  const text = escapeHtml;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${text([...name].slice(0, SHORT_NAME).join(''))}</ShortName>
<Description>${text(sentence)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/x-icon">${text(book.urlOf('/favicon.ico'))}</Image>
<Url type="text/html" method="get" template="${text(book.urlOf(SEARCH))}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${text(book.urlOf(OPENSEARCH))}"/>
</OpenSearchDescription>
`;
}

import { escapeHtml } from '#lib/model/escape-html.ts';
import { type Citation, oneLine, paragraphsOf, sourceWords } from './citation.ts';

const escape = (text: string): string => escapeHtml(oneLine(text)).replaceAll("'", '&#39;');

const source = (citation: Citation): string => {
  const { licence, ...rest } = citation;
  const words = escape(sourceWords(rest));
  return licence ? `${words}, <a rel="license" href="${escape(licence.url)}">${escape(licence.name)}</a>` : words;
};

/** A link in HTML. */
export const toHtmlLink = (citation: Citation): string =>
  `<a href="${escape(citation.url)}">${escape(citation.title)}</a> (${source(citation)})`;

/** A quotation in HTML, free of scripts, frames and styles: to be pasted, and what oEmbed gives. */
export const toHtmlQuote = (citation: Citation): string =>
  [
    `<blockquote cite="${escape(citation.url)}">`,
    ...paragraphsOf(citation.quote).map((paragraph) => `<p>${escape(paragraph)}</p>`),
    `<footer>— <a href="${escape(citation.url)}">${escape(citation.within)}</a>, ${source(citation)}</footer>`,
    '</blockquote>',
  ].join('\n');

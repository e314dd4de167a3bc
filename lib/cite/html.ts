import { type Citation, oneLine, paragraphsOf, sourceWords } from './citation.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string =>
  oneLine(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const source = (citation: Citation): string => {
  const { licence, ...rest } = citation;
  const words = escapeHtml(sourceWords(rest));
  return licence
    ? `${words}, <a rel="license" href="${escapeHtml(licence.url)}">${escapeHtml(licence.name)}</a>`
    : words;
};

/** A link in HTML. */
export const toHtmlLink = (citation: Citation): string =>
  `<a href="${escapeHtml(citation.url)}">${escapeHtml(citation.title)}</a> (${source(citation)})`;

/** A quotation in HTML, free of scripts, frames and styles: to be pasted, and what oEmbed gives. */
export const toHtmlQuote = (citation: Citation): string =>
  [
    `<blockquote cite="${escapeHtml(citation.url)}">`,
    ...paragraphsOf(citation.quote).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<footer>— <a href="${escapeHtml(citation.url)}">${escapeHtml(citation.within)}</a>, ${source(citation)}</footer>`,
    '</blockquote>',
  ].join('\n');

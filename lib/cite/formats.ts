import { toApa, toBibtex, toCslJson, toRis } from './bibliography.ts';
import type { Citation } from './citation.ts';
import { toBbcode, toDiscord, toSlack } from './forum.ts';
import { toHtmlLink, toHtmlQuote } from './html.ts';
import { toDiscourse, toMarkdown, toMarkdownQuote, toStackOverflow } from './markdown.ts';
import { toAsciidoc, toMail, toMediawiki, toOrg, toRst } from './markup.ts';

/** A way to write a citation down; ids are kept on readers' devices. */
export type Format = { id: string; name: string; write(citation: Citation): string };

/** Every format, in the order in which they are offered. All but the bare address name the source and its licence. */
export const FORMATS: readonly Format[] = [
  { id: 'link', name: 'Link', write: ({ url }) => url },
  { id: 'markdown', name: 'Markdown', write: toMarkdown },
  { id: 'markdown-quote', name: 'Markdown quotation', write: toMarkdownQuote },
  { id: 'html', name: 'HTML', write: toHtmlLink },
  { id: 'html-quote', name: 'HTML quotation', write: toHtmlQuote },
  { id: 'bbcode', name: 'BBCode', write: toBbcode },
  { id: 'stack-overflow', name: 'Stack Overflow comment', write: toStackOverflow },
  { id: 'discourse', name: 'Discourse', write: toDiscourse },
  { id: 'slack', name: 'Slack', write: toSlack },
  { id: 'discord', name: 'Discord', write: toDiscord },
  { id: 'mail', name: 'Plain mail', write: toMail },
  { id: 'rst', name: 'reStructuredText', write: toRst },
  { id: 'asciidoc', name: 'AsciiDoc', write: toAsciidoc },
  { id: 'mediawiki', name: 'MediaWiki', write: toMediawiki },
  { id: 'org', name: 'Org', write: toOrg },
  { id: 'bibtex', name: 'BibTeX', write: toBibtex },
  { id: 'ris', name: 'RIS', write: toRis },
  { id: 'csl-json', name: 'CSL-JSON', write: toCslJson },
  { id: 'apa', name: 'APA', write: toApa },
];

import { type Citation, oneLine, sourceWords, WORD_JOINER } from './citation.ts';

const escapeRst = (text: string): string => oneLine(text).replace(/[\\`*_|<]/g, '\\$&');

/** A link in reStructuredText (docutils); anonymous, so that a document may hold it twice. */
export const toRst = (citation: Citation): string =>
  `\`${escapeRst(citation.title)} <${citation.url}>\`__ (${escapeRst(sourceWords(citation))})`;

/** Characters as numeric references, which AsciiDoc and MediaWiki show as the characters and read as nothing else. */
const toReferences = (characters: string): string =>
  [...characters].map((character) => `&#${character.codePointAt(0)};`).join('');

/** Markup, addresses and e-mail addresses, description lists, and what would be set as other characters. */
const ASCIIDOC = /[[\]{}<>&|~_=*#+^`"'\\@]|:(?=:|\S)|-(?=-)|\.(?=\.)|\((?=(?:C|R|TM)\))/g;

const escapeAsciidoc = (text: string): string => oneLine(text).replace(ASCIIDOC, toReferences);

/** A link in AsciiDoc (Asciidoctor). */
export const toAsciidoc = (citation: Citation): string =>
  `link:++${citation.url}++[${escapeAsciidoc(citation.title)}] (${escapeAsciidoc(sourceWords(citation))})`;

/** Links, templates, tags, addresses; and what counts from the second character on: emphasis, signatures, magic words. */
const MEDIAWIKI = /[[\]{}|<>&]|:(?=\/\/)|(['~_])(?=\1)|(?<=(['~_]))\2/g;

const escapeMediawiki = (text: string): string => oneLine(text).replace(MEDIAWIKI, toReferences);

/** An external link in MediaWiki's wikitext. */
export const toMediawiki = (citation: Citation): string =>
  `[${citation.url} ${escapeMediawiki(citation.title)}] (${escapeMediawiki(sourceWords(citation))})`;

/** Org has no escape: a word joiner keeps a mark from standing where markup begins, and brackets from ending the link. */
const escapeOrg = (text: string): string =>
  oneLine(text)
    .replace(/(?<![\p{L}\p{N}])[*/_=~+]|[_^$]/gu, `${WORD_JOINER}$&${WORD_JOINER}`)
    .replace(/[[\]{<](?=[[\]{<:])|\]$|\\(?=\w)|@(?=@)|-(?=[->])|\.(?=\.)/g, `$&${WORD_JOINER}`);

/** A link in Org. */
export const toOrg = (citation: Citation): string =>
  `[[${citation.url}][${escapeOrg(citation.title)}]] (${escapeOrg(sourceWords(citation))})`;

/** Lines of plain mail are at most this long. */
const MAIL_WIDTH = 72;

/** Lines for a plain mail (RFC 3676); the address alone on its own, in brackets as RFC 3986, appendix C, has it. */
export const toMail = (citation: Citation): string =>
  `${wrap(oneLine(citation.title))}\n${wrap(sourceWords(citation))}\n<${citation.url}>`;

function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && `${line} ${word}`.length <= MAIL_WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

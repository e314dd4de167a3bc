import { type Citation, oneLine, paragraphsOf, sourceWords } from './citation.ts';

/** Plain text as CommonMark (0.31) that shows exactly that text; `$` and `~` because forums read them too. */
export const escapeMarkdown = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>&~|$]/g, '\\$&');

/** A paragraph as CommonMark; its start could also be that of a heading, a list or a rule. */
export const escapeParagraph = (text: string): string =>
  escapeMarkdown(text).replace(/^(\d*)([#+=-]|(?<=\d)[.)])/, '$1\\$2');

const link = (text: string, url: string) => `[${escapeMarkdown(text)}](${url})`;

/** A link in Markdown. */
export const toMarkdown = (citation: Citation): string =>
  `${link(citation.title, citation.url)} (${escapeMarkdown(sourceWords(citation))})`;

/** A quotation in Markdown. */
export function toMarkdownQuote(citation: Citation): string {
  const lines = paragraphsOf(citation.quote).map(escapeParagraph);
  return [...lines, `— ${link(citation.within, citation.url)}, ${escapeMarkdown(sourceWords(citation))}`]
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

/** What Discourse unfolds into a card: the address alone on its line. */
export const toDiscourse = (citation: Citation): string =>
  `${citation.url}\n\n(${escapeMarkdown(sourceWords(citation))})`;

/** The longest comment on Stack Overflow, in characters. */
const COMMENT_LENGTH = 600;

/** A link for a comment on Stack Overflow: the title is cut so that the comment is not too long. */
export function toStackOverflow(citation: Citation): string {
  for (let title = oneLine(citation.title); ; title = shorter(title)) {
    const comment = toMarkdown({ ...citation, title });
    if (comment.length <= COMMENT_LENGTH || title.length < 2) return comment;
  }
}

/** A text without its last word, or without its last character when it is one word. */
function shorter(text: string): string {
  const words = text.replace(/…$/, '');
  const end = words.lastIndexOf(' ');
  return `${end > 0 ? words.slice(0, end) : [...words].slice(0, -1).join('')}…`;
}

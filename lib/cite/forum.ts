import { type Citation, oneLine, paragraphsOf, sourceWords, WORD_JOINER } from './citation.ts';
import { escapeMarkdown, escapeParagraph } from './markdown.ts';

/** BBCode has no escape: a word joiner behind the bracket keeps it from beginning a tag. */
const escapeBbcode = (text: string): string => oneLine(text).replace(/\[(?=[/a-z*])/gi, `$&${WORD_JOINER}`);

/** A quotation in the BBCode that phpBB, XenForo and vBulletin share. */
export const toBbcode = (citation: Citation): string =>
  `[quote]${paragraphsOf(citation.quote).map(escapeBbcode).join('\n\n')}[/quote]\n` +
  `— [url=${citation.url}]${escapeBbcode(citation.within)}[/url], ${escapeBbcode(sourceWords(citation))}`;

const SLACK: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Slack has references for three characters; word joiners on both sides keep the others from being markup. */
const escapeSlack = (text: string): string =>
  oneLine(text)
    .replace(/[&<>]/g, (character) => SLACK[character] ?? character)
    .replace(/^&gt;|[*~`]|(?<!\w)_|_(?!\w)|:(?=\w)/g, `${WORD_JOINER}$&${WORD_JOINER}`);

/** A link in Slack's mrkdwn, as its messages from programs are written. */
export const toSlack = (citation: Citation): string =>
  `<${citation.url}|${escapeSlack(citation.title)}> (${escapeSlack(sourceWords(citation))})`;

/** A link in Discord's Markdown; a title with a bracket that has no partner cannot be a link there and stands before the address. */
export function toDiscord(citation: Citation): string {
  const title = escapeParagraph(citation.title).replaceAll('://', '\\://');
  const link = hasPairs(citation.title) ? `[${title}](${citation.url})` : `${title}\n${citation.url}`;
  return `${link} (${escapeMarkdown(sourceWords(citation))})`;
}

/** Whether every `[` has its `]` behind it, none inside another: what Discord finds in the text of a link. */
const hasPairs = (text: string): boolean => /^[^[]*(?:\[[^[\]]*\][^[]*)*$/.test(text);

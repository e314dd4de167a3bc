import { escapeHtml } from '#lib/model/escape-html.ts';

const INLINE = new RegExp(
  [
    /(?<!`)(?<ticks>`{1,2})(?!`)(?<source>[^`\n]{1,600})\k<ticks>(?!`)/,
    /\[(?<words>[^\][\n]{1,500})\]\((?<address>https?:\/\/[^\s()]{1,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)(?:\s+"[^"\n]{0,200}")?\)/,
    /(?<bare>https?:\/\/[^\s<>"]{1,1000}[^\s<>"'.,;:!?)\]])/,
    /(?<![\w*])(?<star>\*{1,2})(?![\s*])(?<strong>[^*\n]{1,500})(?<!\s)\k<star>(?![\w*])/,
    /(?<!\w)_(?![\s_])(?<low>[^_\n]{1,500})(?<!\s)_(?!\w)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** The text of a comment, in the few signs of Markdown that comments there know, as HTML; HTML in it is words. */
export function commentHtml(text: string): string {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    html += escapeHtml(text.slice(from, match.index));
    from = match.index + match[0].length;
    html += toHtml(match.groups ?? {});
  }
  return `<p>${html}${escapeHtml(text.slice(from))}</p>`.replace(/\n{2,}/g, '</p><p>').replace(/\n/g, '<br>');
}

function toHtml({
  source,
  words = '',
  address,
  bare,
  star,
  strong = '',
  low = '',
}: Record<string, string | undefined>): string {
  if (source !== undefined) return `<code>${escapeHtml(source.trim())}</code>`;
  if (address !== undefined) return `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
  if (bare !== undefined) return `<a href="${escapeHtml(bare)}">${escapeHtml(bare)}</a>`;
  if (star !== undefined)
    return star.length > 1 ? `<strong>${escapeHtml(strong)}</strong>` : `<em>${escapeHtml(strong)}</em>`;
  return `<em>${escapeHtml(low)}</em>`;
}

import type { Citation } from '#lib/cite/citation.ts';

/** What a page's markup says of an entry that it shows: its link, and the words by which it is announced. */
export type MarkedEntry = { href: string; announce: string; author?: string };

/**
 * How an entry that stands on another entry's page is cited.
 * @param page how the page is cited
 * @param announce what the entry is and says: `Comment: What of the Sun?`
 */
export function toEntryCitation(page: Citation, { href, announce, author }: MarkedEntry): Citation {
  const { author: _, ...book } = page;
  const [, word = '', title = ''] = /^(\w+): (.*)$/s.exec(announce) ?? [];
  return {
    ...book,
    kind: word.toLowerCase() as Citation['kind'],
    url: new URL(href.replace(/#share$/, ''), page.url).href,
    title,
    quote: title,
    ...(author ? { author } : {}),
  };
}

import type { Source } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { toDay } from '../text.ts';
import type { Day } from '../view.ts';
import { SEEN_WORDS } from '../words.ts';

/** A source as a list shows it. */
export type SourceItem = {
  id: string;
  href: string;
  title: string;
  author?: string;
  publisher?: string;
  date?: Day;
  url: string;
  seen: { day: Day; how: 'live' | 'copy' | 'unverified'; words: string };
};

const known = (value: string) => (value === 'unknown' ? undefined : value);

/** A source as lists show it. */
export function toSourceItem(book: Book, source: Source): SourceItem {
  const author = known(source.author);
  const publisher = known(source.publisher);
  const date = toDay(source.date);
  return {
    id: source.id,
    href: book.hrefOf(pageAddress(source)),
    title: source.title,
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(date ? { date } : {}),
    url: source.url,
    seen: {
      day: toDay(source.seen.date) ?? { iso: source.seen.date, text: source.seen.date },
      how: source.seen.how,
      words: SEEN_WORDS[source.seen.how],
    },
  };
}

/** The sources with these ids, each once, in order of their titles. */
export function toSourceItems(book: Book, ids: Iterable<string>): SourceItem[] {
  const sources = [...new Set(ids)].flatMap((id) => book.site.sources.get(id) ?? []);
  return sources.sort((a, b) => a.title.localeCompare(b.title, 'en')).map((source) => toSourceItem(book, source));
}

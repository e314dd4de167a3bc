import type { Person } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { toPlain } from '../text.ts';
import { KIND_WORD } from '../words.ts';
import { homeOf } from './comment.ts';

/** The most questions, answers and comments that a person’s page lists. */
const MOST_USES = 50;

/** One person and what they wrote here. */
export type PersonPageView = {
  kind: 'person';
  name: string;
  url?: string;
  wrote: { kindWord: string; href: string; text: string }[];
};

/** One person and what they wrote here. */
export const personView = (book: Book, person: Person): PersonPageView => ({
  kind: 'person',
  name: person.name,
  ...(person.url === 'unknown' ? {} : { url: person.url }),
  wrote: (book.site.written.get(person.id) ?? []).slice(0, MOST_USES).map((entry) => ({
    kindWord: KIND_WORD[entry.kind],
    href: entry.kind === 'question' ? book.hrefOf(pageAddress(entry)) : homeOf(book, entry),
    text: toPlain(entry.kind === 'question' ? entry.title : entry.summary),
  })),
});

import { isRecord } from '#lib/model/entry.ts';
import { ABOUT, pageAddress } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { toDay } from '../text.ts';
import type { Day } from '../view.ts';

/** Somebody or nobody: a name with an optional address; `unknown` shows as such. */
export type Byline = {
  /** `foreign`: the address is the writer's profile where they wrote it. */
  author: { name: string; href?: string; known: boolean; person?: true; foreign?: true };
  posted?: Day;
  score?: number;
  /** Its address where it came from. */
  there?: string;
};

/** Who wrote something, when, and how it was voted. */
export function toByline(
  book: Book,
  entry: { author: string; posted?: string; asked?: string; score?: number | 'unknown'; url?: string | undefined },
): Byline {
  const person = book.site.people.get(entry.author);
  const day = toDay(entry.posted ?? entry.asked);
  return {
    author:
      person && isRecord(person)
        ? { name: person.name, known: true, ...(person.url === 'unknown' ? {} : { href: person.url, foreign: true }) }
        : person
          ? { name: person.name, href: book.hrefOf(pageAddress(person)), known: true, person: true }
          : entry.author === 'editors'
            ? { name: say('the editors'), href: book.hrefOf(ABOUT), known: true }
            : { name: say('unknown'), known: false },
    ...(day ? { posted: day } : {}),
    ...(typeof entry.score === 'number' ? { score: entry.score } : {}),
    ...(entry.url ? { there: entry.url } : {}),
  };
}

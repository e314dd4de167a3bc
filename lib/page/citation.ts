import type { Citation } from '#lib/cite/citation.ts';
import type { Entry } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from './book.ts';
import { daysOf } from './days.ts';
import { languageOf } from './language.ts';
import { licenceOf } from './licence.ts';
import type { Page } from './page.ts';
import { toPlain } from './text.ts';

type Words = Pick<Citation, 'kind' | 'title' | 'quote' | 'within'>;

/** How the entry of a page is cited; nothing where a page tells no entry, or one that nobody would quote. */
export function toCitation(book: Book, { address, entry }: Page): Citation | undefined {
  const words = entry && address === pageAddress(entry) ? wordsOf(book, entry) : undefined;
  if (!entry || !words) return undefined;
  const { name } = book.site.settings;
  const licence = licenceOf(book, entry);
  const { published, modified = published } = daysOf(book.site, entry);
  const author = 'author' in entry ? book.site.people.get(entry.author)?.name : undefined;
  return {
    ...words,
    url: book.urlOf(address),
    ...(author ? { author } : {}),
    site: name,
    ...(licence ? { licence } : {}),
    ...(modified ? { issued: modified } : {}),
    language: languageOf(book.site, entry),
  };
}

function wordsOf({ site }: Book, entry: Entry): Words | undefined {
  switch (entry.kind) {
    case 'question': {
      const title = toPlain(entry.title);
      return { kind: 'question', title, quote: toPlain(entry.shortAnswer ?? entry.title), within: title };
    }
    case 'answer':
    case 'comment': {
      const title = toPlain(entry.summary);
      return {
        kind: entry.kind,
        title,
        quote: title,
        within: toPlain(site.questions.get(entry.question)?.title ?? ''),
      };
    }
    case 'claim': {
      const title = toPlain(entry.statement);
      return { kind: 'claim', title, quote: title, within: say('Claim') };
    }
    case 'term':
      return { kind: 'term', title: entry.term, quote: toPlain(entry.definition), within: entry.term };
    case 'evidence':
      return { kind: 'figure', title: entry.title, quote: toPlain(entry.sentence), within: entry.title };
    default:
      return undefined;
  }
}

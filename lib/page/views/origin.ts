import type { Answer, Comment, Question } from '#lib/model/entry.ts';
import { addressOfLicence, isStackExchange, licenceOn, nameOfSite } from '#lib/model/forums.ts';
import { commentsOf } from '#lib/model/thread.ts';
import type { Book } from '../book.ts';
import type { Link } from '../view.ts';

/** Where a text came from. */
export type OriginView = {
  own: boolean;
  words: string;
  url?: string;
  licence?: Link;
  /** Who wrote in it, with their profile on that site. */
  authors: { text: string; href?: string }[];
  facts: { name: string; value: string; known: boolean }[];
};

/** Where a thread came from, under which licence, who wrote it there and what was changed; what nobody knows is said to be unknown. */
export function toOrigin(book: Book, question: Question): OriginView {
  const { site, id, url, title, retold } = question.origin;
  if (site === 'own')
    return {
      own: true,
      words: 'This thread is the book’s own: asked and answered by its editors.',
      authors: [],
      facts: [],
    };
  const isKnown = (value: string) => value !== 'unknown';
  const how = retold ? 'Retold in our own words from a thread on' : 'Taken from a thread on';
  const license = licenceOf(question);
  const licenseUrl = addressOfLicence(license);
  return {
    own: false,
    words: `${how} ${nameOfSite(site)}.`,
    ...(isKnown(url) ? { url } : {}),
    ...(licenseUrl ? { licence: { href: licenseUrl, text: license } } : {}),
    authors: authorsOf(book, question),
    facts: [
      { name: 'Title there', value: title, known: isKnown(title) },
      { name: 'Number there', value: id, known: isKnown(id) },
      { name: 'Address', value: url, known: isKnown(url) },
      { name: 'Asked', value: question.asked, known: isKnown(question.asked) },
      { name: 'Licence', value: license, known: isKnown(license) },
      {
        name: 'Changed',
        value: retold
          ? 'Told again in other words; no sentence is copied.'
          : 'Terms are linked and claims set beside it.',
        known: true,
      },
    ],
  };
}

/** The licence of what was asked: as the author of the entry noted it, else by the day where that decides it. */
function licenceOf({ origin: { site, license }, asked }: Question): string {
  if (license !== 'unknown') return license;
  return (isStackExchange(site) && licenceOn(asked)) || 'unknown';
}

/** Who wrote in the thread, each once, with their profile there. */
function authorsOf({ site }: Book, question: Question): (Link | { text: string })[] {
  const thread = site.threads.get(question.id);
  const entries: (Question | Answer | Comment)[] = thread
    ? [question, ...thread.answers, ...commentsOf(thread)]
    : [question];
  return [...new Set(entries.map(({ author }) => author))].flatMap((id) => {
    const person = site.people.get(id);
    return person ? [{ text: person.name, ...(person.url === 'unknown' ? {} : { href: person.url }) }] : [];
  });
}

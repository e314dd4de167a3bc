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
  facts: { name: string; value: string }[];
  /** What nobody knows of it, said once for all that was written in it. */
  unknown: string[];
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
      unknown: [],
    };
  const how = retold ? 'Retold in our own words from a thread on' : 'Taken from a thread on';
  const license = licenceOf(question);
  const licenseUrl = addressOfLicence(license);
  const told = [
    ['Title there', title, 'its title'],
    ['Number there', id, 'its number'],
    ['Address', url, 'its address'],
    ['Licence', license, 'its licence'],
    ['Asked', question.asked, 'the day it was asked'],
  ] as const;
  const known = told.filter(([, value]) => isKnown(value));
  const unknown = told.filter(([, value]) => !isKnown(value));
  return {
    own: false,
    words: `${how} ${nameOfSite(site)}.`,
    ...(isKnown(url) ? { url } : {}),
    ...(licenseUrl ? { licence: { href: licenseUrl, text: license } } : {}),
    authors: authorsOf(book, question),
    facts: [
      ...known.map(([name, value]) => ({ name, value })),
      {
        name: 'Changed',
        value: retold
          ? 'Told again in other words; no sentence is copied.'
          : 'Terms are linked and claims set beside it.',
      },
    ],
    unknown: [...unknown.map(([, , words]) => words), ...unknownOf(book, question)],
  };
}

const isKnown = (value: unknown): boolean => value !== 'unknown';

/** What nobody knows of those who asked and answered; of answers and comments as many as it is so of. */
function unknownOf({ site }: Book, question: Question): string[] {
  const thread = site.threads.get(question.id);
  const written = thread ? [...thread.answers, ...commentsOf(thread)] : [];
  const of = (what: string, lacks: (entry: Answer | Comment) => boolean): string[] => {
    const count = written.filter(lacks).length;
    if (count === 0) return [];
    return [`${what} ${count === written.length ? '' : `${count} of `}the ${written.length} answers and comments`];
  };
  return [
    ...(isKnown(question.author) ? [] : ['who asked it']),
    ...of('who wrote', ({ author }) => !isKnown(author)),
    ...of('the day and votes of', ({ posted, score }) => !isKnown(posted) && !isKnown(score)),
    ...(written.some((entry) => entry.kind === 'comment' && entry.placed === 'inferred')
      ? ['where a comment stood, which is inferred']
      : []),
    ...(thread?.answers.some(({ accepted }) => !isKnown(accepted)) ? ['whether an answer was accepted'] : []),
  ];
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

import type { Answer, Comment, Question } from '#lib/model/entry.ts';
import { addressOfLicence, nameOfSite } from '#lib/model/forums.ts';
import { commentsOf } from '#lib/model/thread.ts';
import type { Message } from '#lib/words/en.ts';
import { number, say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { foreignLicence } from '../licence.ts';
import type { Link } from '../view.ts';

/** Where a text came from. */
export type OriginView = {
  own: boolean;
  words: string;
  url?: string;
  /** The licences in it that can be read at an address. */
  licences: Link[];
  /** Who wrote in it, with their profile on that site. */
  authors: { text: string; href?: string }[];
  facts: { name: string; value: string }[];
  /** What nobody knows of it, said once for all that was written in it. */
  unknown: string[];
};

/**
 * Where a thread came from, under which licence, who wrote it there and what was changed; what nobody knows is said to be
 * unknown.
 * @param post the answer or comment of it that a page is about
 */
export function toOrigin(book: Book, question: Question, post?: Answer | Comment): OriginView {
  const { site, name, id, url, title, retold } = question.origin;
  if (site === 'own')
    return {
      own: true,
      words: isByEditors(book, question)
        ? say('This thread is the book’s own: asked and answered by its editors.')
        : say('This thread is the book’s own.'),
      licences: [],
      authors: [],
      facts: [],
      unknown: [],
    };
  const license = foreignLicence(question, post) ?? 'unknown';
  const others = post ? [] : otherLicences(book, question, license);
  const address = post?.url ?? url;
  const told = [
    [say('Title there'), title, say('its title')],
    [say('Number there'), id, say('its number')],
    [say('Address'), address, say('its address')],
    [say('Licence'), license, say('its licence')],
    [say('Asked'), question.asked, say('the day it was asked')],
    ...(question.views === undefined ? [] : ([[say('Views there'), number(question.views), '']] as const)),
  ] as const;
  const known = told.filter(([, value]) => isKnown(value));
  const unknown = told.filter(([, value]) => !isKnown(value));
  return {
    own: false,
    words: say(retold ? 'Retold in our own words from a thread on {site}.' : 'Taken from a thread on {site}.', {
      site: name ?? nameOfSite(site),
    }),
    ...(isKnown(address) ? { url: address } : {}),
    licences: [license, ...others.map(({ value }) => value)].flatMap((text) => {
      const href = addressOfLicence(text);
      return href ? [{ href, text }] : [];
    }),
    authors: authorsOf(book, question),
    facts: [
      ...known.map(([fact, value]) => ({ name: fact, value })),
      ...others,
      {
        name: say('Changed'),
        value: retold
          ? say('Told again in other words; no sentence is copied.')
          : say('Terms are linked and claims set beside it.'),
      },
    ],
    unknown: [...unknown.map(([, , words]) => words), ...unknownOf(book, question)],
  };
}

/** Whether the editors sign all of a thread: what nobody signs but its answers counts as theirs where those are. */
function isByEditors({ site }: Book, { id }: Question): boolean {
  const answers = site.threads.get(id)?.answers ?? [];
  return answers.length > 0 && answers.every(({ author }) => author === 'editors');
}

const isKnown = (value: unknown): boolean => value !== 'unknown';

/** What nobody knows of those who asked and answered; of answers and comments as many as it is so of. */
function unknownOf({ site }: Book, question: Question): string[] {
  const thread = site.threads.get(question.id);
  const written = thread ? [...thread.answers, ...commentsOf(thread)] : [];
  const of = (all: Message, some: Message, lacks: (entry: Answer | Comment) => boolean): string[] => {
    const count = written.filter(lacks).length;
    if (count === 0) return [];
    return [say(count === written.length ? all : some, { count, all: written.length })];
  };
  return [
    ...(isKnown(question.author) ? [] : [say('who asked it')]),
    ...of(
      'who wrote the {all} answers and comments',
      'who wrote {count} of the {all} answers and comments',
      ({ author }) => !isKnown(author),
    ),
    ...of(
      'the day and votes of the {all} answers and comments',
      'the day and votes of {count} of the {all} answers and comments',
      ({ posted, score }) => !isKnown(posted) && !isKnown(score),
    ),
    ...(written.some((entry) => entry.kind === 'comment' && entry.placed === 'inferred')
      ? [say('where a comment stood, which is inferred')]
      : []),
    ...(thread?.answers.some(({ accepted }) => !isKnown(accepted)) ? [say('whether an answer was accepted')] : []),
  ];
}

/** The licences of answers and comments that are not the question's, and how many are under each. */
function otherLicences({ site }: Book, question: Question, license: string): OriginView['facts'] {
  const thread = site.threads.get(question.id);
  if (!thread || question.origin.retold) return [];
  const counts = new Map<string, number>();
  for (const post of [...thread.answers, ...commentsOf(thread)]) {
    const other = foreignLicence(question, post);
    if (other && other !== license) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts].sort().map(([value, count]) => ({
    name: `Licence of ${count === 1 ? 'one answer or comment' : `${count} answers and comments`}`,
    value,
  }));
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

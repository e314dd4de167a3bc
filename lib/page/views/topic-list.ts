import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import type { Link } from '../view.ts';

/** A topic as lists show it, with how much there is of it. */
export type TopicItem = { href: string; name: string; sentence: string; questions: number; terms: number };

/** Where a topic stands that has no place of its own: after all that have one. */
const UNPLACED = 100;

/** All topics, those that have a place first and then by name, with how much there is of each. */
export const toTopicItems = (book: Book): TopicItem[] => {
  const { listed, terms, topics } = book.site;
  const count = (entries: Iterable<{ topics: string[] }>, id: string) =>
    [...entries].filter((entry) => entry.topics.includes(id)).length;
  return [...topics.values()]
    .sort((a, b) => (a.order ?? UNPLACED) - (b.order ?? UNPLACED) || a.name.localeCompare(b.name, 'en'))
    .map((topic) => ({
      href: book.hrefOf(pageAddress(topic)),
      name: topic.name,
      sentence: topic.sentence,
      questions: count(listed, topic.id),
      terms: count(terms.values(), topic.id),
    }));
};

/** Topics as links, those that exist. */
export const toTopicLinks = (book: Book, ids: readonly string[]): Link[] =>
  ids.flatMap((id) => {
    const topic = book.site.topics.get(id);
    return topic ? [{ href: book.hrefOf(pageAddress(topic)), text: topic.name }] : [];
  });

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
  const [questions, ofTerms] = [countTopics(listed), countTopics(terms.values())];
  return [...topics.values()]
    .sort((a, b) => (a.order ?? UNPLACED) - (b.order ?? UNPLACED) || a.name.localeCompare(b.name, 'en'))
    .map((topic) => ({
      href: book.hrefOf(pageAddress(topic)),
      name: topic.name,
      sentence: topic.sentence,
      questions: questions.get(topic.id) ?? 0,
      terms: ofTerms.get(topic.id) ?? 0,
    }));
};

/** The topics with most questions and terms, in their order. */
export function toLargestTopics(book: Book, most: number): TopicItem[] {
  const all = toTopicItems(book);
  if (all.length <= most) return all;
  const sizeOf = ({ questions, terms }: TopicItem) => questions + terms;
  const largest = new Set([...all].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, most));
  return all.filter((topic) => largest.has(topic));
}

function countTopics(entries: Iterable<{ topics: string[] }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { topics } of entries) for (const id of new Set(topics)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Topics as links, those that exist. */
export const toTopicLinks = (book: Book, ids: readonly string[]): Link[] =>
  ids.flatMap((id) => {
    const topic = book.site.topics.get(id);
    return topic ? [{ href: book.hrefOf(pageAddress(topic)), text: topic.name }] : [];
  });

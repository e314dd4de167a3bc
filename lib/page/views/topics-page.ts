import type { Book } from '../book.ts';
import { type TopicItem, toTopicItems } from './topic-list.ts';

/** All topics. */
export type TopicsView = { kind: 'topics'; topics: TopicItem[] };

/** The list of topics. */
export const topicsView = (book: Book): TopicsView => ({ kind: 'topics', topics: toTopicItems(book) });

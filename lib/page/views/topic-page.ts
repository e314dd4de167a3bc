import type { Topic } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { type Pager, paginate } from './pager.ts';
import { type QuestionItem, sortQuestions, toQuestionItem } from './question-list.ts';
import { toTermEntry } from './term-list.ts';

/** One topic. */
export type TopicPageView = {
  kind: 'topic';
  name: string;
  sentence: string;
  questions: QuestionItem[];
  total: number;
  pager: Pager;
  terms: { href: string; term: string; definitionHtml: string }[];
};

/** The pages of one topic: its questions, and on each its terms. */
export function topicViews(book: Book, topic: Topic): { address: string; view: TopicPageView }[] {
  const questions = sortQuestions(
    book.site,
    book.site.listed.filter(({ topics }) => topics.includes(topic.id)),
    'newest',
  );
  const terms = [...book.site.terms.values()]
    .filter(({ topics }) => topics.includes(topic.id))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
  return paginate(book, pageAddress(topic), questions).map(({ address, items, pager }) => ({
    address,
    view: {
      kind: 'topic',
      name: topic.name,
      sentence: topic.sentence,
      questions: items.map((question) => toQuestionItem(book, question)),
      total: questions.length,
      pager,
      terms: pager.page === 1 ? terms.map((term) => toTermEntry(book, term)) : [],
    },
  }));
}

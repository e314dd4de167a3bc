import type { Question } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import { commentsOf } from '#lib/model/thread.ts';
import type { Book } from '../book.ts';
import { toDay, toHtml, toPlain } from '../text.ts';
import type { Day, Link } from '../view.ts';
import { toTopicLinks } from './topic-list.ts';

/** A question as a list shows it. */
export type QuestionItem = {
  href: string;
  title: string;
  shortAnswerHtml?: string;
  answers: number;
  claims: number;
  comments: number;
  reviewed?: Day;
  topics: Link[];
  accepted: boolean;
  draft: boolean;
};

/** A question as lists show it. */
export function toQuestionItem(book: Book, question: Question): QuestionItem {
  const thread = book.site.threads.get(question.id);
  const answers = thread?.answers ?? [];
  const reviewed = toDay(question.reviewed);
  const shortAnswer = question.shortAnswer ?? answers[0]?.summary;
  return {
    href: book.hrefOf(pageAddress(question)),
    title: toPlain(question.title),
    ...(shortAnswer ? { shortAnswerHtml: toHtml(shortAnswer) } : {}),
    answers: answers.length,
    claims: new Set(answers.flatMap(({ claims }) => claims.map(({ claim }) => claim))).size,
    comments: thread ? commentsOf(thread).length : 0,
    ...(reviewed ? { reviewed } : {}),
    topics: toTopicLinks(book, question.topics),
    accepted: question.origin.site !== 'own' && answers.some((answer) => answer.accepted === true),
    draft: question.draft,
  };
}

const dayOf = ({ reviewed, asked }: Question) => reviewed ?? (asked === 'unknown' ? '' : asked);

/** Questions in an order: last checked first, or by title. */
export function sortQuestions(questions: Iterable<Question>, order: 'newest' | 'title'): Question[] {
  const byTitle = (a: Question, b: Question) => a.title.localeCompare(b.title, 'en') || a.id.localeCompare(b.id);
  return [...questions].sort(order === 'title' ? byTitle : (a, b) => dayOf(b).localeCompare(dayOf(a)) || byTitle(a, b));
}

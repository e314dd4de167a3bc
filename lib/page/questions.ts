import type { Question } from '#lib/model/entry.ts';
import { pageAddress, questionsAddress } from '#lib/model/ids.ts';
import { commentsOf } from '#lib/model/thread.ts';
import type { Book } from './book.ts';
import { toTopicLinks } from './mentions.ts';
import { paginate } from './pager.ts';
import { toDay, toHtml, toPlain } from './text.ts';
import type { QuestionItem, QuestionsView } from './view.ts';

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

const ORDERS = [
  ['newest', 'Last checked first'],
  ['title', 'By title'],
] as const;

/** The pages of the list of questions, in each order. */
export function questionsViews(book: Book): { address: string; view: QuestionsView }[] {
  return ORDERS.flatMap(([order]) => {
    const questions = sortQuestions(book.site.listed, order);
    return paginate(book, questionsAddress(order), questions).map(({ address, items, pager }) => ({
      address,
      view: {
        kind: 'questions' as const,
        questions: items.map((question) => toQuestionItem(book, question)),
        total: questions.length,
        order,
        orders: ORDERS.map(([other, text]) => ({
          href: book.hrefOf(questionsAddress(other)),
          text,
          current: other === order,
        })),
        pager,
      },
    }));
  });
}

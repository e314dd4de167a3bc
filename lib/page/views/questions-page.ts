import { questionsAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import type { Link } from '../view.ts';
import { type Pager, paginate } from './pager.ts';
import { type QuestionItem, sortQuestions, toQuestionItem } from './question-list.ts';

/** A page of the list of questions. */
export type QuestionsView = {
  kind: 'questions';
  questions: QuestionItem[];
  total: number;
  order: 'newest' | 'title';
  orders: (Link & { current: boolean })[];
  pager: Pager;
};

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

import { type QuestionList, questionsAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import type { Link } from '../view.ts';
import { type Pager, paginate } from './pager.ts';
import { type QuestionItem, sortQuestions, toQuestionItem } from './question-list.ts';

/** A page of the list of questions. */
export type QuestionsView = {
  kind: 'questions';
  questions: QuestionItem[];
  total: number;
  list: QuestionList;
  lists: (Link & { current: boolean })[];
  pager: Pager;
};

const LISTS = [
  ['newest', 'Last checked first'],
  ['title', 'By title'],
  ['unanswered', 'Not answered yet'],
] as const;

/** The pages of the lists of questions. That of unanswered ones is always there, and linked where it holds any. */
export function questionsViews(book: Book): { address: string; view: QuestionsView }[] {
  const { listed, unanswered } = book.site;
  const shown = LISTS.filter(([list]) => list !== 'unanswered' || unanswered.length > 0);
  return LISTS.flatMap(([list]) => {
    const questions = sortQuestions(list === 'unanswered' ? unanswered : listed, list === 'title' ? 'title' : 'newest');
    return paginate(book, questionsAddress(list), questions).map(({ address, items, pager }) => ({
      address,
      view: {
        kind: 'questions' as const,
        questions: items.map((question) => toQuestionItem(book, question)),
        total: questions.length,
        list,
        lists: shown.map(([other, text]) => ({
          href: book.hrefOf(questionsAddress(other)),
          text,
          current: other === list,
        })),
        pager,
      },
    }));
  });
}

import { isRecord } from '#lib/model/entry.ts';
import { type QuestionList, questionsAddress } from '#lib/model/ids.ts';
import { say } from '#lib/words/say.ts';
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
  /** Whether each question has a short answer: in a book without imported threads. */
  short: boolean;
  lists: (Link & { current: boolean })[];
  pager: Pager;
};

const LISTS = [
  ['newest', 'Last checked first'],
  ['activity', 'Last active first'],
  ['votes', 'Most votes first'],
  ['title', 'By title'],
  ['unanswered', 'Not answered yet'],
] as const;

/** Lists that say something of imported threads alone. */
const FOREIGN: readonly QuestionList[] = ['activity', 'votes'];

/**
 * The pages of the lists of questions. That of unanswered ones is always there, and linked where it holds any; those by
 * votes and activity are in books that hold imported threads.
 */
export function questionsViews(book: Book): { address: string; view: QuestionsView }[] {
  const { listed, unanswered } = book.site;
  const hasForeign = listed.some(isRecord);
  const lists = LISTS.filter(([list]) => hasForeign || !FOREIGN.includes(list));
  const shown = lists.filter(([list]) => list !== 'unanswered' || unanswered.length > 0);
  return lists.flatMap(([list]) => {
    const questions =
      list === 'unanswered'
        ? sortQuestions(book.site, unanswered, hasForeign ? 'votes' : 'newest')
        : sortQuestions(book.site, listed, list);
    return paginate(book, questionsAddress(list), questions).map(({ address, items, pager }) => ({
      address,
      view: {
        kind: 'questions' as const,
        questions: items.map((question) => toQuestionItem(book, question)),
        total: questions.length,
        list,
        short: !hasForeign,
        lists: shown.map(([other, words]) => ({
          href: book.hrefOf(questionsAddress(other)),
          text: say(other === 'newest' && hasForeign ? 'Newest first' : words),
          current: other === list,
        })),
        pager,
      },
    }));
  });
}

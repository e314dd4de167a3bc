import { isRecord, type Question } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';
import { commentsOf } from '#lib/model/thread.ts';
import type { Book } from '../book.ts';
import { daysOf } from '../days.ts';
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
  /** Of an imported thread: its votes where it came from, and the last day on which something was said in it. */
  score?: number;
  active?: Day;
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
    ...(isRecord(question) ? foreignFacts(book, question) : {}),
  };
}

function foreignFacts({ site }: Book, question: Question): Pick<QuestionItem, 'score' | 'active'> {
  const active = toDay(daysOf(site, question).modified);
  return { ...(question.score === 'unknown' ? {} : { score: question.score }), ...(active ? { active } : {}) };
}

const dayOf = ({ reviewed, asked }: Question) => reviewed ?? (asked === 'unknown' ? '' : asked);
const scoreOf = ({ score }: Question) => (score === 'unknown' ? 0 : score);

/** An order of questions: last checked or asked first, by title, by votes, or by the last day on which something was said. */
export type QuestionOrder = 'newest' | 'title' | 'votes' | 'activity';

/** Questions in an order; what is equal in it is by title. */
export function sortQuestions(site: Site, questions: Iterable<Question>, order: QuestionOrder): Question[] {
  const compareTitles = new Intl.Collator('en').compare;
  const byTitle = (a: Question, b: Question) => compareTitles(a.title, b.title) || (a.id < b.id ? -1 : 1);
  if (order === 'title') return [...questions].sort(byTitle);
  if (order === 'votes') return [...questions].sort((a, b) => scoreOf(b) - scoreOf(a) || byTitle(a, b));
  const keyOf = order === 'newest' ? dayOf : (question: Question) => daysOf(site, question).modified ?? '';
  const keys = new Map([...questions].map((question) => [question, keyOf(question)]));
  const key = (question: Question) => keys.get(question) ?? '';
  return [...keys.keys()].sort((a, b) => (key(a) === key(b) ? byTitle(a, b) : key(a) < key(b) ? 1 : -1));
}

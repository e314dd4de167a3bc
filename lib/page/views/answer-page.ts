import type { Answer } from '#lib/model/entry.ts';
import { pageAddress, placeAddress } from '#lib/model/ids.ts';
import { commentsOf, type Thread } from '#lib/model/thread.ts';
import type { Book } from '../book.ts';
import { readingMinutes, toHtml, toPlain } from '../text.ts';
import type { Link, TocItem } from '../view.ts';
import { type AnswerView, answerLabel, toAnswerView } from './answer.ts';
import { homeOf } from './comment.ts';
import type { NeighbourLinks } from './neighbours.ts';
import { type OriginView, toOrigin } from './origin.ts';
import { type TermItem, toTermItems } from './term-list.ts';

/** One answer in its context. */
export type AnswerPageView = {
  kind: 'answer';
  question: Link & { shortAnswerHtml?: string };
  answer: AnswerView;
  /** The answers before and after it in the thread. */
  neighbours: NeighbourLinks;
  others: { href: string; label: string; summaryHtml: string }[];
  placeHref: string;
  origin: OriginView;
  terms: TermItem[];
  toc: TocItem[];
  readingMinutes: number;
};

/** The question that an answer or comment belongs to, as its own page leads to it. */
export const questionLink = (book: Book, { question }: Thread): Link & { shortAnswerHtml?: string } => ({
  href: book.hrefOf(pageAddress(question)),
  text: toPlain(question.title),
  ...(question.shortAnswer ? { shortAnswerHtml: toHtml(question.shortAnswer) } : {}),
});

/** One answer in its context, with the comments on it. */
export function answerPageView(book: Book, thread: Thread, answer: Answer): AnswerPageView {
  const body = book.bodyOf(answer);
  const comments = commentsOf(thread).filter((comment) => comment.on === answer.id);
  const terms = toTermItems(
    book,
    [body, ...comments.map((comment) => book.bodyOf(comment))].flatMap((compiled) => compiled.terms),
  );
  const { answers } = thread;
  const at = answers.findIndex(({ id }) => id === answer.id);
  const toLink = (way: keyof NeighbourLinks, other: Answer | undefined): NeighbourLinks =>
    other ? { [way]: { href: homeOf(book, other), text: answerLabel(thread, other) } } : {};
  return {
    kind: 'answer',
    question: questionLink(book, thread),
    answer: toAnswerView(book, thread, answer),
    others: thread.answers
      .filter((other) => other.id !== answer.id)
      .map((other) => ({
        href: homeOf(book, other),
        label: answerLabel(thread, other),
        summaryHtml: toHtml(other.summary),
      })),
    neighbours: { ...toLink('previous', answers[at - 1]), ...toLink('next', answers[at + 1]) },
    placeHref: book.hrefOf(placeAddress(answer.question, answer)),
    origin: toOrigin(book, thread.question, answer),
    terms,
    toc: [...body.headings.filter(({ depth }) => depth === 3).map(({ id, text }) => ({ href: `#${id}`, text }))],
    readingMinutes: readingMinutes(body.words),
  };
}

import type { Answer, Comment } from '#lib/model/entry.ts';
import { anchorOf, pageAddress, placeAddress } from '#lib/model/ids.ts';
import { type CommentNode, commentsOf, type Thread } from '#lib/model/thread.ts';
import { answerLabel, homeOf, toAnswerView, toCommentView, toCommentViews } from './answer.ts';
import type { Book } from './book.ts';
import { toTermItems } from './mentions.ts';
import { toOrigin } from './origin.ts';
import { readingMinutes, toHtml, toPlain } from './text.ts';
import { SECTION_IDS } from './thread.ts';
import type { AnswerPageView, CommentPageView, Link } from './view.ts';

const questionLink = (book: Book, { question }: Thread): Link & { shortAnswerHtml?: string } => ({
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
    placeHref: book.hrefOf(placeAddress(answer.question, answer)),
    origin: toOrigin(book, thread.question),
    terms,
    toc: [
      ...body.headings
        .filter(({ depth }) => depth === 3)
        .map(({ id, text }) => ({ href: `#${id}`, text, depth: 1 as const })),
      ...(terms.length > 0 ? [{ href: `#${SECTION_IDS.terms}`, text: 'Terms', depth: 1 as const }] : []),
    ],
    readingMinutes: readingMinutes(body.words),
  };
}

/** One comment in its context, with the replies to it. */
export function commentPageView(book: Book, thread: Thread, comment: Comment): CommentPageView {
  const node = findNode([...thread.comments.values()].flat(), comment.id);
  const view = {
    ...toCommentView(book, thread, comment),
    replies: toCommentViews(book, thread, node?.replies ?? [], 1),
  };
  const answer = thread.answers.find(({ id }) => id === comment.on);
  const parent = book.site.comments.get(`comment/${comment.question}/${comment.replyTo}`);
  const comments = [comment, ...flatten(node?.replies ?? [])];
  return {
    kind: 'comment',
    question: questionLink(book, thread),
    comment: view,
    on: answer
      ? { href: homeOf(book, answer), label: answerLabel(thread, answer), summaryHtml: toHtml(answer.summary) }
      : {
          href: book.hrefOf(pageAddress(thread.question)),
          label: 'The question',
          summaryHtml: toHtml(thread.question.title),
        },
    ...(parent ? { repliesTo: { href: homeOf(book, parent), summaryHtml: toHtml(parent.summary) } } : {}),
    placeHref: `${book.hrefOf(pageAddress(thread.question))}#${anchorOf(comment)}`,
    origin: toOrigin(book, thread.question),
    terms: toTermItems(
      book,
      comments.flatMap((entry) => book.bodyOf(entry).terms),
    ),
  };
}

const flatten = (nodes: readonly CommentNode[]): Comment[] =>
  nodes.flatMap(({ comment, replies }) => [comment, ...flatten(replies)]);

function findNode(nodes: readonly CommentNode[], id: string): CommentNode | undefined {
  for (const node of nodes) {
    const found = node.comment.id === id ? node : findNode(node.replies, id);
    if (found) return found;
  }
  return undefined;
}

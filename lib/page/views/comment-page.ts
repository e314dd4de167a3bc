import type { Comment } from '#lib/model/entry.ts';
import { anchorOf, pageAddress } from '#lib/model/ids.ts';
import type { CommentNode, Thread } from '#lib/model/thread.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';
import type { Link } from '../view.ts';
import { answerLabel } from './answer.ts';
import { questionLink } from './answer-page.ts';
import { type CommentView, homeOf, toCommentView, toCommentViews } from './comment.ts';
import { type OriginView, toOrigin } from './origin.ts';
import { type TermItem, toTermItems } from './term-list.ts';

/** One comment in its context. */
export type CommentPageView = {
  kind: 'comment';
  question: Link & { shortAnswerHtml?: string };
  comment: CommentView;
  on: { href: string; label: string; summaryHtml: string };
  repliesTo?: { href: string; summaryHtml: string };
  placeHref: string;
  origin: OriginView;
  terms: TermItem[];
};

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
          label: say('The question'),
          summaryHtml: toHtml(thread.question.title),
        },
    ...(parent ? { repliesTo: { href: homeOf(book, parent), summaryHtml: toHtml(parent.summary) } } : {}),
    placeHref: `${book.hrefOf(pageAddress(thread.question))}#${anchorOf(comment)}`,
    origin: toOrigin(book, thread.question, comment),
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

import type { Answer, Comment } from '#lib/model/entry.ts';
import { anchorOf, pageAddress, placeAddress } from '#lib/model/ids.ts';
import type { CommentNode, Thread } from '#lib/model/thread.ts';
import type { Book } from '../book.ts';
import { toHtml, toPlain } from '../text.ts';
import type { Link } from '../view.ts';
import { COMMENT_WORD, KIND_WORD } from '../words.ts';
import { type Byline, toByline } from './byline.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';

/** A comment with its replies. */
export type CommentView = {
  anchor: string;
  href: string;
  hasPage: boolean;
  kindWord: string;
  summaryHtml: string;
  /** Whether the summary is the beginning of the text below it. */
  excerpt: boolean;
  bodyHtml: string;
  byline: Byline;
  about?: ClaimMention;
  settledBy?: Link & { kindWord: string };
  replies: CommentView[];
  depth: number;
};

/** An entry's own page if it has one, else its place on its thread's page. */
export const homeOf = (book: Book, entry: Answer | Comment): string =>
  book.hrefOf(book.hasPage(entry) ? pageAddress(entry) : placeAddress(entry.question, entry));

/** Comments with their replies. */
export const toCommentViews = (book: Book, thread: Thread, nodes: readonly CommentNode[], depth = 0): CommentView[] =>
  nodes.map(({ comment, replies }) => ({
    ...toCommentView(book, thread, comment),
    depth,
    replies: toCommentViews(book, thread, replies, depth + 1),
  }));

/** One comment without its replies. */
export function toCommentView(book: Book, thread: Thread, comment: Comment): CommentView {
  const claim = comment.claim === undefined ? undefined : book.site.claims.get(comment.claim);
  const settledBy = toSettledBy(book, thread, comment);
  return {
    anchor: anchorOf(comment),
    href: homeOf(book, comment),
    hasPage: book.hasPage(comment),
    kindWord: comment.excerpt ? KIND_WORD.comment : (COMMENT_WORD[comment.role] ?? comment.role),
    summaryHtml: toHtml(comment.summary),
    excerpt: comment.excerpt ?? false,
    bodyHtml: book.bodyOf(comment).html,
    byline: toByline(book, comment),
    ...(claim ? { about: toClaimMention(book, claim) } : {}),
    ...(settledBy ? { settledBy } : {}),
    replies: [],
    depth: 0,
  };
}

function toSettledBy(book: Book, thread: Thread, { settledBy }: Comment): CommentView['settledBy'] {
  const { site } = book;
  if (!settledBy) return undefined;
  if (settledBy.claim) {
    const claim = site.claims.get(settledBy.claim);
    return (
      claim && { kindWord: KIND_WORD.claim, href: book.hrefOf(pageAddress(claim)), text: toPlain(claim.statement) }
    );
  }
  if (settledBy.question) {
    const question = site.questions.get(settledBy.question);
    return (
      question && {
        kindWord: KIND_WORD.question,
        href: book.hrefOf(pageAddress(question)),
        text: toPlain(question.title),
      }
    );
  }
  if (settledBy.answer) {
    const answer = site.answers.get(`answer/${thread.question.id}/${settledBy.answer}`);
    return answer && { kindWord: KIND_WORD.answer, href: homeOf(book, answer), text: toPlain(answer.summary) };
  }
  const comment = site.comments.get(`comment/${thread.question.id}/${settledBy.comment}`);
  return comment && { kindWord: KIND_WORD.comment, href: homeOf(book, comment), text: toPlain(comment.summary) };
}

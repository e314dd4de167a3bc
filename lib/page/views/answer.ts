import { saysAnchor } from '#lib/model/anchors.ts';
import type { Answer } from '#lib/model/entry.ts';
import { anchorOf } from '#lib/model/ids.ts';
import type { Thread } from '#lib/model/thread.ts';
import type { Stance } from '#lib/schema/answer.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';
import { STANCE_WORD, VALIDITY_WORD, VERDICT_WORD } from '../words.ts';
import { type Byline, toByline } from './byline.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';
import { type CommentView, homeOf, toCommentViews } from './comment.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';

/** What an answer says in its head, before its text. */
export type AnswerHead = {
  anchor: string;
  href: string;
  hasPage: boolean;
  label: string;
  summaryHtml: string;
  /** Whether the summary is the beginning of the text below it. */
  excerpt: boolean;
  verdict: string;
  /** Left out where it says nothing: an answer that only explains, and claims nothing. */
  verdictWord?: string;
  /** `unasked` where nobody could: in the book's own threads. */
  accepted: boolean | 'unknown' | 'unasked';
  byline: Byline;
  validity?: { is: 'holds' | 'outdated' | 'dangerous'; word: string; reasonHtml: string };
  scope: string[];
};

/** An answer in full: head, text, what it claims, what was said below it. */
export type AnswerView = AnswerHead & {
  bodyHtml: string;
  claims: {
    claim: ClaimMention;
    stance: Stance;
    stanceWord: string;
    /** Where the running text says it. */
    href?: string;
  }[];
  sources: SourceItem[];
  comments: CommentView[];
};

/** What an answer is called on its thread's page: its place in the order, from 1. */
export const answerLabel = (thread: Thread, answer: Answer): string =>
  thread.answers.length === 1
    ? say('Answer')
    : say('Answer {number}', { number: thread.answers.findIndex(({ id }) => id === answer.id) + 1 });

/** An answer in full. */
export function toAnswerView(book: Book, thread: Thread, answer: Answer): AnswerView {
  const body = book.bodyOf(answer);
  const marked = new Set(body.mentions.map((mention) => mention.key));
  const anchor = anchorOf(answer);
  return {
    anchor,
    href: homeOf(book, answer),
    hasPage: book.hasPage(answer),
    label: answerLabel(thread, answer),
    summaryHtml: toHtml(answer.summary),
    excerpt: answer.excerpt ?? false,
    verdict: answer.verdict,
    ...(answer.verdict === 'explains' && answer.claims.length === 0
      ? {}
      : { verdictWord: VERDICT_WORD[answer.verdict] ?? answer.verdict }),
    accepted: thread.question.origin.site === 'own' ? 'unasked' : answer.accepted,
    byline: toByline(book, answer),
    ...(answer.validity
      ? {
          validity: {
            is: answer.validity.is,
            word: VALIDITY_WORD[answer.validity.is] ?? answer.validity.is,
            reasonHtml: toHtml(answer.validity.reason),
          },
        }
      : {}),
    scope: answer.scope,
    bodyHtml: body.html,
    claims: answer.claims.flatMap(({ claim: id, stance }) => {
      const claim = book.site.claims.get(id);
      if (!claim) return [];
      const said = marked.has(`claim/${id}`) ? { href: `#${saysAnchor(anchor, id)}` } : {};
      return [{ claim: toClaimMention(book, claim), stance, stanceWord: STANCE_WORD[stance], ...said }];
    }),
    sources: toSourceItems(book, answer.sources),
    comments: toCommentViews(book, thread, thread.comments.get(answer.id) ?? []),
  };
}

import type { Answer, Comment, Question } from './entry.ts';
import { groupBy } from './group.ts';

/** A comment with the comments that reply to it. */
export type CommentNode = { comment: Comment; replies: readonly CommentNode[] };

/** A question with its answers, best first, and its comments by what they hang on: `question` or an answer's id. */
export type Thread = Readonly<{
  question: Question;
  answers: readonly Answer[];
  comments: ReadonlyMap<string, readonly CommentNode[]>;
}>;

const score = (value: number | 'unknown') => (value === 'unknown' ? Number.NEGATIVE_INFINITY : value);
const posted = (day: string) => (day === 'unknown' ? '9999' : day);

/** Puts accepted answers first, then higher scores, then older ones, then those with more claims; the id decides the rest. */
export function compareAnswers(a: Answer, b: Answer): number {
  return (
    Number(b.accepted === true) - Number(a.accepted === true) ||
    (score(a.score) === score(b.score) ? 0 : score(b.score) - score(a.score)) ||
    posted(a.posted).localeCompare(posted(b.posted)) ||
    b.claims.length - a.claims.length ||
    a.id.localeCompare(b.id)
  );
}

const compareComments = (a: Comment, b: Comment) =>
  posted(a.posted).localeCompare(posted(b.posted)) || a.id.localeCompare(b.id);

/** Puts a thread together. A comment in a ring of replies, which `check` refuses, is shown as if it replied to nothing. */
export function buildThread(question: Question, answers: readonly Answer[], comments: readonly Comment[]): Thread {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const repliesTo = groupBy([...comments].sort(compareComments), (comment) =>
    inRing(comment, byId) ? 'unknown' : comment.replyTo,
  );
  const toNode = (comment: Comment): CommentNode => ({
    comment,
    replies: (repliesTo.get(comment.id) ?? []).map(toNode),
  });
  const roots = [...(repliesTo.entries() ?? [])].filter(([id]) => !byId.has(id)).flatMap(([, group]) => group);
  return Object.freeze({
    question,
    answers: [...answers].sort(compareAnswers),
    comments: new Map(
      [...groupBy(roots.sort(compareComments), (comment) => comment.on)].map(([on, group]) => [on, group.map(toNode)]),
    ),
  });
}

function inRing(comment: Comment, byId: ReadonlyMap<string, Comment>): boolean {
  const seen = new Set<string>();
  for (let at: Comment | undefined = comment; at; at = byId.get(at.replyTo)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

/** Every comment of a thread, replies included. */
export function commentsOf(thread: Thread): Comment[] {
  const flatten = (nodes: readonly CommentNode[]): Comment[] =>
    nodes.flatMap(({ comment, replies }) => [comment, ...flatten(replies)]);
  return [...thread.comments.values()].flatMap(flatten);
}

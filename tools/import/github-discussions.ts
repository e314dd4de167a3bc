import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import { CannotRun } from '../command.ts';
import type { Report } from './report.ts';
import { addressIn, dayIn, tidyLine, tidyText } from './tidy-text.ts';

type Nodes<T> = { nodes?: (T | null)[] | null };
type Written = {
  databaseId?: number | null;
  url?: string;
  body?: string;
  bodyHTML?: string;
  createdAt?: string;
  lastEditedAt?: string | null;
  upvoteCount?: number;
  author?: { login?: string; url?: string } | null;
};
type Reply = Written;
type Comment = Written & { isAnswer?: boolean; replies?: Nodes<Reply> };
type Discussion = Written & {
  number?: number;
  title?: string;
  isAnswered?: boolean | null;
  closedAt?: string | null;
  category?: { name?: string; isAnswerable?: boolean };
  labels?: Nodes<{ name?: string }> | null;
  comments?: Nodes<Comment>;
};

/** The discussions in what the GraphQL API of GitHub answered: the query is in docs/importing.md. */
export function* findDiscussions(answer: object, file: string): Generator<Discussion> {
  const {
    data,
    errors,
    repository = (data as Answer | undefined)?.repository,
  } = answer as Answer & { data?: Answer; errors?: { message?: string }[] };
  if (errors?.length) throw new CannotRun(`${file} holds an error of the API: ${errors[0]?.message ?? 'unknown'}`);
  const nodes = repository?.discussions?.nodes ?? (Array.isArray(answer) ? answer : undefined);
  if (nodes) for (const node of nodes) if (node) yield node as Discussion;
  if (!nodes && 'number' in answer) yield answer as Discussion;
  else if (!nodes) throw new CannotRun(`${file} is not what the query of docs/importing.md is answered with`);
}

type Answer = { repository?: { discussions?: Nodes<Discussion> } };

/** Discussions as threads: what is said to one is an answer, what is said to that a comment. */
export function* discussionThreads(
  discussions: Iterable<Discussion>,
  forum: { site: string; siteName?: string },
  report: Report,
): Generator<ThreadRecordSpec> {
  for (const discussion of discussions) {
    report.reads('questions');
    const title = tidyLine(discussion.title ?? '', 300, 'a title', report);
    if (!discussion.number || !title) {
      report.skips('questions', discussion.number ? 'no title' : 'no number');
      continue;
    }
    const closed = dayIn(discussion.closedAt ?? undefined, 'the day a question was closed', report);
    const asks = discussion.category?.isAnswerable ?? discussion.isAnswered !== null;
    yield {
      version: 1,
      ...forum,
      id: String(discussion.number),
      title,
      ...toPost(discussion, report),
      tags: [discussion.category?.name, ...(discussion.labels?.nodes ?? []).map((label) => label?.name)].flatMap(
        (tag) => tidyLine(tag ?? '', 60, 'a tag', report) ?? [],
      ),
      ...(closed ? { closed } : {}),
      answers: nodesOf(discussion.comments, 'answers', report).map((comment) => ({
        id: String(comment.databaseId),
        ...toPost(comment, report),
        ...(asks ? { accepted: comment.isAnswer === true } : {}),
        comments: nodesOf(comment.replies, 'comments', report).map((reply) => ({
          id: String(reply.databaseId),
          ...toPost(reply, report),
        })),
      })),
    };
  }
}

function nodesOf<T extends Written>(of: Nodes<T> | undefined, kind: string, report: Report): T[] {
  const nodes = of?.nodes ?? [];
  report.reads(kind, nodes.length);
  return nodes.filter((node): node is T => {
    const isThere = typeof node?.databaseId === 'number';
    if (!isThere) report.skips(kind, node ? 'no databaseId: ask for it in the query' : 'deleted there');
    return isThere;
  });
}

function toPost({ body, bodyHTML, author, createdAt, lastEditedAt, upvoteCount, url }: Written, report: Report) {
  const name = tidyLine(author?.login ?? '', 80, 'a name', report);
  const [profile, own] = [addressIn(author?.url), addressIn(url)];
  const posted = dayIn(createdAt, 'the day of a post', report);
  const edited = dayIn(lastEditedAt ?? undefined, 'the day of an edit', report);
  return {
    ...(bodyHTML === undefined ? { markdown: tidyText(body ?? '', report) } : { html: tidyText(bodyHTML, report) }),
    ...(name ? { author: { name, id: name, ...(profile ? { url: profile } : {}) } } : {}),
    ...(posted ? { posted } : {}),
    ...(edited ? { edited } : {}),
    ...(Number.isInteger(upvoteCount) ? { score: upvoteCount as number } : {}),
    ...(own ? { url: own } : {}),
  };
}

import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import { CannotRun } from '../command.ts';
import type { Report } from './report.ts';
import { addressIn, dayIn, tidyLine, tidyText } from './tidy-text.ts';

type Post = NonNullable<ThreadRecordSpec['answers']>[number];

/** What is read of a post of Discourse; `raw` is its Markdown, `cooked` its HTML. */
type DiscoursePost = {
  id?: number;
  post_number?: number;
  username?: string;
  name?: string | null;
  created_at?: string;
  updated_at?: string;
  cooked?: string;
  raw?: string;
  post_type?: number;
  deleted_at?: string | null;
  hidden?: boolean;
  accepted_answer?: boolean;
  reply_to_post_number?: number | null;
  actions_summary?: { id?: number; count?: number }[];
  like_count?: number;
};

/** What is read of a topic: as `/t/<id>.json` has it, `print=true` for all its posts. */
type DiscourseTopic = {
  id?: number;
  title?: string;
  slug?: string;
  tags?: (string | { name?: string })[];
  category_name?: string;
  views?: number;
  closed?: boolean;
  deleted_at?: string | null;
  post_stream?: { posts?: DiscoursePost[] };
  posts?: DiscoursePost[];
};

/** Where a forum is, for the addresses of its topics and people. */
export type Forum = { site: string; siteName?: string; address?: string };

/** Posts that people wrote; others are moderators' actions and whispers. */
const REGULAR = 1;
const LIKE = 2;

/** The topics of a file of JSON, one or a list or lines of them, or of a folder of such files. */
export function* readTopics(path: string): Generator<DiscourseTopic> {
  for (const file of jsonFiles(path))
    for (const found of readJson(file)) {
      const { topics } = found as { topics?: unknown };
      if (Array.isArray(topics)) yield* topics as DiscourseTopic[];
      else yield found as DiscourseTopic;
    }
}

/** The files of JSON at a path, sorted. */
export function jsonFiles(path: string): string[] {
  if (!existsSync(path)) throw new CannotRun(`${path} is not there`);
  if (!lstatSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.jsonl?$/i.test(entry.name),
  );
  if (names.length === 0) throw new CannotRun(`${path} holds no file of JSON`);
  return names.map(({ name }) => join(path, name)).sort();
}

/**
 * The values of a file of JSON: one, those of a list, or one a line.
 * @throws CannotRun that names the file
 */
export function* readJson(file: string): Generator<object> {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const values =
    parsed(text) ??
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => parsed(line));
  for (const value of [values].flat()) {
    if (typeof value !== 'object' || value === null)
      throw new CannotRun(`${file} is no JSON, or not what was asked for. Save it again.`);
    yield value;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Topics of Discourse as threads: the first post asks, every other one answers, the accepted one as such. A reply stays an
 * answer, since Discourse keeps all posts on one level.
 */
export function* discourseThreads(
  topics: Iterable<DiscourseTopic>,
  forum: Forum,
  report: Report,
): Generator<ThreadRecordSpec> {
  for (const topic of topics) {
    const posts = topic.post_stream?.posts ?? topic.posts ?? [];
    report.reads('questions');
    report.reads('answers', Math.max(0, posts.length - 1));
    const [first, ...others] = [...posts].sort((a, b) => (a.post_number ?? 0) - (b.post_number ?? 0));
    const title = tidyLine(topic.title ?? '', 300, 'a title', report);
    const why = topic.deleted_at
      ? 'deleted there'
      : !topic.id
        ? 'no number'
        : !title
          ? 'no title'
          : !first
            ? 'no posts'
            : undefined;
    if (why !== undefined || !first || !title) {
      report.skips('questions', why ?? 'no posts');
      continue;
    }
    const url = forum.address === undefined ? undefined : `${forum.address}/t/${topic.id}`;
    const isSolved = others.some((post) => post.accepted_answer);
    yield {
      version: 1,
      ...(forum.siteName ? { siteName: forum.siteName } : {}),
      site: forum.site,
      id: String(topic.id),
      title,
      ...toPost(first, url, forum, report),
      tags: [...(topic.category_name ? [topic.category_name] : []), ...(topic.tags ?? [])].flatMap(
        (tag) => tidyLine(typeof tag === 'string' ? tag : (tag.name ?? ''), 60, 'a tag', report) ?? [],
      ),
      ...(topic.views !== undefined && Number.isInteger(topic.views) && topic.views >= 0 ? { views: topic.views } : {}),
      answers: others.flatMap((post): Post[] => {
        const left = post.deleted_at
          ? 'deleted there'
          : post.hidden
            ? 'hidden there'
            : (post.post_type ?? REGULAR) !== REGULAR
              ? 'a note of the forum'
              : !post.id
                ? 'no number'
                : undefined;
        if (left !== undefined) report.skips('answers', left);
        if (left !== undefined) return [];
        const own = url === undefined ? undefined : `${url}/${post.post_number}`;
        const accepted = isSolved ? { accepted: post.accepted_answer === true } : {};
        return [{ id: String(post.id), ...toPost(post, own, forum, report), ...accepted }];
      }),
    };
  }
}

function toPost(post: DiscoursePost, url: string | undefined, { address }: Forum, report: Report) {
  const name = tidyLine(post.name || post.username || '', 80, 'a name', report);
  const profile =
    address === undefined || !post.username
      ? undefined
      : addressIn(`${address}/u/${encodeURIComponent(post.username)}`);
  const posted = dayIn(post.created_at, 'the day of a post', report);
  const edited = dayIn(post.updated_at, 'the day of an edit', report);
  const likes = post.like_count ?? post.actions_summary?.find(({ id }) => id === LIKE)?.count;
  const written = addressIn(url);
  return {
    ...(post.cooked === undefined
      ? { markdown: tidyText(post.raw ?? '', report) }
      : { html: tidyText(absolute(post.cooked, address), report) }),
    ...(name
      ? { author: { name, ...(post.username ? { id: post.username } : {}), ...(profile ? { url: profile } : {}) } }
      : {}),
    ...(posted ? { posted } : {}),
    ...(edited && edited !== posted ? { edited } : {}),
    ...(likes !== undefined && Number.isInteger(likes) ? { score: likes } : {}),
    ...(written ? { url: written } : {}),
  };
}

/** Addresses below the forum's root as whole ones. */
const absolute = (html: string, address: string | undefined): string =>
  address === undefined ? html : html.replace(/\b(href|src)="\/(?!\/)/g, `$1="${address}/`);

import { readFileSync } from 'node:fs';
import type { Element, Root } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { threadAt } from '#lib/model/forums.ts';
import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import { CannotRun } from '../command.ts';
import type { Report } from './report.ts';
import { siteOf } from './stackexchange/site.ts';
import { addressIn, dayIn, numberIn, tidyLine, tidyText } from './tidy-text.ts';

type Comment = NonNullable<ThreadRecordSpec['comments']>[number];

/** What a page may not say itself. */
export type PageOptions = { host?: string; site?: string; name?: string; id?: string; title?: string };

/** The largest page that is read, in bytes. */
const MOST = 20_000_000;

/**
 * The thread of a question page of Stack Overflow or a site like it, saved as HTML: in its markup of 2010 as in that of
 * today, and as the bare parts of one, of which the first text asks and the others answer.
 * @throws CannotRun that says what the page does not tell
 */
export function readPage(file: string, options: PageOptions, report: Report): ThreadRecordSpec {
  const html = readFileSync(file, 'utf8');
  if (html.length > MOST) throw new CannotRun(`${file} is larger than any question page`);
  const page = parseRaw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
  const address = canonicalOf(page);
  const known = address === undefined ? undefined : threadAt(address);
  const host = options.host ?? (address === undefined ? undefined : new URL(address).hostname);
  const forum =
    host === undefined && options.site
      ? { site: options.site, siteName: options.name ?? options.site, address: '' }
      : siteOf(file, { host, site: options.site, name: options.name });
  const asked = first(page, isPost('question'));
  const answers = all(page, isPost('answer'));
  const texts = asked ? [] : all(page, isText);
  const question = asked ?? texts[0];
  if (!question) throw new CannotRun(`${file} holds no text of a question: it is not a saved question page.`);
  const id =
    options.id ?? known?.id ?? String(asked?.properties.dataQuestionId ?? asked?.properties.dataQuestionid ?? '');
  if (!id) throw new CannotRun(`${file} does not say the number of its question: add --id`);
  const title = tidyLine(options.title ?? titleOf(page), 300, 'a title', report);
  if (!title) throw new CannotRun(`${file} does not say the title of its question: add --title`);
  report.reads('questions');
  const url = forum.address ? `${forum.address}/questions/${id}` : undefined;
  const posts = asked ? answers : texts.slice(1);
  report.reads('answers', posts.length);
  const loose = asked
    ? []
    : all(page, (node) => hasClass(node, 'comment-copy')).map((copy) => looseComment(copy, report));
  const places = posts.map((post) => String(post.properties.dataAnswerId ?? post.properties.dataAnswerid ?? ''));
  return {
    version: 1,
    site: forum.site,
    siteName: forum.siteName,
    id,
    title,
    ...toPost(question, url, forum.address, report),
    tags: [...new Set(all(page, (node) => hasClass(node, 'post-tag')).map((tag) => toString(tag).trim()))].flatMap(
      (tag) => tidyLine(tag, 60, 'a tag', report) ?? [],
    ),
    comments: numbered(asked ? commentsOf(question, forum.address, report) : loose),
    answers: posts.map((post, at) => {
      const own = places[at] || String(at + 1);
      if (!places[at]) report.mends('an answer without a number, counted from 1');
      const isAccepted = hasClass(post, 'accepted-answer') || hasClass(post, 'js-accepted-answer');
      return {
        id: own,
        ...toPost(post, places[at] && forum.address ? `${forum.address}/a/${own}` : undefined, forum.address, report),
        ...(asked ? { accepted: isAccepted } : {}),
        comments: numbered(asked ? commentsOf(post, forum.address, report) : []),
      };
    }),
  };
}

const classesOf = ({ properties: { className } }: Element): string[] =>
  Array.isArray(className) ? className.map(String) : [];
const hasClass = (node: Element, name: string): boolean => classesOf(node).includes(name);
const isPost = (kind: 'question' | 'answer') => (node: Element) =>
  node.tagName === 'div' && hasClass(node, kind) && first(node, isText) !== undefined;
const isText = (node: Element): boolean => hasClass(node, 'post-text') || hasClass(node, 'js-post-body');

/** The elements of a tree that are wanted, in its order; what is in one is not looked at. */
function all(tree: Root | Element, isWanted: (node: Element) => boolean): Element[] {
  return tree.children.flatMap((child) =>
    child.type !== 'element' ? [] : isWanted(child) ? [child] : all(child, isWanted),
  );
}

const first = (tree: Root | Element, isWanted: (node: Element) => boolean): Element | undefined =>
  all(tree, isWanted)[0];

function canonicalOf(page: Root): string | undefined {
  const link = first(
    page,
    ({ tagName, properties }) => tagName === 'link' && [properties.rel].flat().includes('canonical'),
  );
  const meta = first(page, ({ tagName, properties }) => tagName === 'meta' && properties.property === 'og:url');
  return addressIn(String(link?.properties.href ?? meta?.properties.content ?? ''));
}

function titleOf(page: Root): string {
  const heading = first(
    page,
    (node) =>
      hasClass(node, 'question-hyperlink') ||
      (node.tagName === 'h1' && [node.properties.itemProp].flat().includes('name')),
  );
  return heading ? toString(heading) : '';
}

function toPost(post: Element, url: string | undefined, address: string, report: Report) {
  const body = isText(post) ? post : first(post, isText);
  const signatures = all(post, (node) => hasClass(node, 'user-info') || hasClass(node, 'post-signature'));
  const owner = signatures.find((node) => hasClass(node, 'owner') || hasClass(node, 'post-owner')) ?? signatures.at(-1);
  const votes = first(post, (node) => hasClass(node, 'vote-count-post') || hasClass(node, 'js-vote-count'));
  const score = numberIn(votes && toString(votes).trim());
  const author = owner && writerOf(owner, address, report);
  const posted = owner && timeIn(owner, 'the day of a post', report);
  return {
    html: tidyText(body ? toHtml(body.children) : '', report),
    ...(author ? { author } : {}),
    ...(posted ? { posted } : {}),
    ...(score === undefined ? {} : { score }),
    ...(url && addressIn(url) ? { url } : {}),
  };
}

function writerOf(owner: Element, address: string, report: Report) {
  const link = first(
    owner,
    ({ tagName, properties }) => tagName === 'a' && /\/users\/-?\d+/.test(String(properties.href ?? '')),
  );
  const details =
    link && toString(link).trim()
      ? link
      : (all(
          owner,
          ({ tagName, properties }) => tagName === 'a' && /\/users\//.test(String(properties.href ?? '')),
        ).find((one) => toString(one).trim()) ?? first(owner, (node) => hasClass(node, 'user-details')));
  const name = tidyLine(details ? toString(details) : '', 80, 'a name', report);
  const number = /\/users\/(-?\d+)/.exec(String(link?.properties.href ?? ''))?.[1];
  if (!name) return undefined;
  return { name, ...(number ? { id: number, ...(address ? { url: `${address}/users/${number}` } : {}) } : {}) };
}

/** The time that stands in the title of an element, such as `2019-05-01 10:00:00Z`. */
function timeIn(node: Element, what: string, report: Report): string | undefined {
  const time = first(node, ({ properties }) => /^\d{4}-\d\d-\d\d/.test(String(properties.title ?? '')));
  return time && dayIn(String(time.properties.title), what, report);
}

function commentsOf(post: Element, address: string, report: Report): (Comment & { id: string })[] {
  return all(post, (node) => hasClass(node, 'comment') && /^comment-\d+$/.test(String(node.properties.id ?? ''))).map(
    (comment) => {
      report.reads('comments');
      const copy = first(comment, (node) => hasClass(node, 'comment-copy'));
      const user = first(comment, (node) => hasClass(node, 'comment-user'));
      const votes = first(comment, (node) => hasClass(node, 'comment-score'));
      const name = tidyLine(user ? toString(user) : '', 80, 'a name', report);
      const number = /\/users\/(-?\d+)/.exec(String(user?.properties.href ?? ''))?.[1];
      const date = first(comment, (node) => hasClass(node, 'comment-date'));
      const posted = date && timeIn(date, 'the day of a comment', report);
      const score = numberIn(votes && toString(votes).trim());
      return {
        id: String(comment.properties.id).slice('comment-'.length),
        html: tidyText(copy ? toHtml(copy.children) : '', report),
        ...(name
          ? { author: { name, ...(number && address ? { id: number, url: `${address}/users/${number}` } : {}) } }
          : {}),
        ...(posted ? { posted } : {}),
        ...(score === undefined ? {} : { score }),
      };
    },
  );
}

/** A comment of which nothing but its words is left. */
function looseComment(copy: Element, report: Report): Omit<Comment, 'id'> {
  report.reads('comments');
  report.mends('a comment whose place the page does not say, put below the question');
  return { html: tidyText(toHtml(copy.children), report) };
}

const numbered = (comments: (Omit<Comment, 'id'> & { id?: string })[]): Comment[] =>
  comments.map((comment, at) => ({ ...comment, id: comment.id ?? String(at + 1) }));

import { statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { licenceOn } from '#lib/model/forums.ts';
import type { ThreadRecordSpec, TopicRecord } from '#lib/schema/record.ts';
import { CACHE } from '../../paths.ts';
import type { Progress } from '../progress.ts';
import type { Report } from '../report.ts';
import { type Place, Spool } from '../spool.ts';
import { addressIn, dayIn, numberIn, tidyLine, tidyText } from '../tidy-text.ts';
import { commentHtml } from './comment-html.ts';
import { MOST_POSTS, PostIndex } from './post-index.ts';
import { type Row, readRows } from './rows.ts';
import type { Tables } from './tables.ts';

/** A forum whose dump is read. */
export type Dump = { site: string; siteName?: string; address: string; tables: Tables['files'] };

type Post = NonNullable<ThreadRecordSpec['answers']>[number];
type Comment = NonNullable<ThreadRecordSpec['comments']>[number];

/** What of a thread is read before it is put together: questions and answers as parts of records, comments by their post. */
type Part =
  | { is: 'question'; record: Omit<ThreadRecordSpec, 'version' | 'site'>; accepted?: string }
  | { is: 'answer'; post: Post }
  | { is: 'comment'; on: string; comment: Comment }
  | { is: 'link'; link: NonNullable<ThreadRecordSpec['links']>[number] };

/**
 * The threads of a data dump of Stack Exchange, of any schema since 2009, and what it says of its tags. Rows are read table by
 * table and put aside on the disk by their thread; memory holds the names of users, the numbers of posts and one thread.
 */
export class DumpReader {
  readonly #dump: Dump;
  readonly #report: Report;
  readonly #progress: Progress;
  readonly #users = new Map<string, string>();
  readonly #posts = new PostIndex();
  /** The places of what belongs to each question, by its number. */
  readonly #parts = new Map<number, Place[]>();
  readonly #wikis = new Map<string, { text: string; tag: string; is: 'excerpt' | 'wiki' }>();
  readonly #topics = new Map<string, TopicRecord>();

  constructor(dump: Dump, report: Report, progress: Progress) {
    this.#dump = dump;
    this.#report = report;
    this.#progress = progress;
  }

  /** The threads, in the order of their numbers. */
  async *threads(): AsyncGenerator<ThreadRecordSpec> {
    const spool = new Spool(join(CACHE, 'import', `rows-${process.pid}.jsonl`));
    try {
      await this.#each('Users', (row) => this.#addUser(row));
      await this.#each('Tags', (row) => this.#addTag(row));
      await this.#each('Posts', (row) => this.#addQuestion(row, spool));
      await this.#each('Posts', (row) => this.#addAnswer(row, spool));
      await this.#each('Comments', (row) => this.#addComment(row, spool));
      await this.#each('PostLinks', (row) => this.#addLink(row, spool));
      for (const number of [...this.#parts.keys()].sort((a, b) => a - b)) {
        const places = this.#parts.get(number) ?? [];
        yield this.#toThread(places.map((place) => JSON.parse(spool.read(place)) as Part));
      }
    } finally {
      spool.end();
    }
  }

  /** What the forum says of its tags; known when the threads have been read. */
  topics(): Iterable<TopicRecord> {
    return this.#topics.values();
  }

  async #each(table: Parameters<Dump['tables']['get']>[0], read: (row: Row) => void): Promise<void> {
    const file = this.#dump.tables.get(table);
    if (file === undefined) return;
    this.#progress.begin(table, statSync(file).size);
    for await (const rows of readRows(file, `${table}.xml`, (bytes) => this.#progress.at(bytes)))
      for (const row of rows) read(row);
    this.#progress.end();
  }

  #put(question: number, part: Part, spool: Spool): void {
    const place = spool.add(JSON.stringify(part));
    const places = this.#parts.get(question);
    if (places) places.push(place);
    else this.#parts.set(question, [place]);
  }

  #addUser({ Id, DisplayName }: Row): void {
    if (Id && DisplayName) this.#users.set(Id, DisplayName);
  }

  #addTag({ TagName, ExcerptPostId, WikiPostId }: Row): void {
    const tag = tidyLine(TagName ?? '', 60, 'a tag', this.#report);
    if (!tag) return;
    this.#report.reads('tags');
    if (ExcerptPostId) this.#wikis.set(ExcerptPostId, { tag, is: 'excerpt', text: '' });
    if (WikiPostId) this.#wikis.set(WikiPostId, { tag, is: 'wiki', text: '' });
  }

  #addQuestion(row: Row, spool: Spool): void {
    const { Id = '', PostTypeId = '', Body = '' } = row;
    if (PostTypeId === '4' || PostTypeId === '5') this.#addWiki(Id, Body);
    else if (PostTypeId !== '1' && PostTypeId !== '2') {
      this.#report.reads('other posts');
      this.#report.skips('other posts', `post type ${PostTypeId || 'unknown'}`);
    }
    if (PostTypeId !== '1') return;
    this.#report.reads('questions');
    const number = numberIn(Id);
    const why =
      number === undefined || number < 1 || number > MOST_POSTS
        ? 'no number'
        : row.DeletionDate
          ? 'deleted there'
          : this.#posts.get(number)
            ? 'a second one with the same id'
            : undefined;
    if (why !== undefined || number === undefined) return void this.#report.skips('questions', why ?? 'no number');
    this.#posts.set(number, number);
    const title = tidyLine(row.Title ?? '', 300, 'a title', this.#report);
    if (!title) this.#report.mends('a question without a title named by its number');
    const views = numberIn(row.ViewCount);
    const closed = dayIn(row.ClosedDate, 'the day a question was closed', this.#report);
    const record = {
      id: Id,
      title: title ?? `Question ${Id}`,
      ...this.#toPost(row, `${this.#dump.address}/questions/${Id}`),
      tags: tagsIn(row.Tags ?? '').flatMap((tag) => tidyLine(tag, 60, 'a tag', this.#report) ?? []),
      ...(views !== undefined && views >= 0 ? { views } : {}),
      ...(closed ? { closed } : {}),
    };
    this.#put(
      number,
      { is: 'question', record, ...(row.AcceptedAnswerId ? { accepted: row.AcceptedAnswerId } : {}) },
      spool,
    );
  }

  #addWiki(id: string, text: string): void {
    this.#report.reads('tag wikis');
    const wiki = this.#wikis.get(id);
    if (!wiki) return void this.#report.skips('tag wikis', 'of no tag that is there');
    if (text.trim() === '') return void this.#report.skips('tag wikis', 'empty');
    const topic = this.#topics.get(wiki.tag) ?? { tag: wiki.tag };
    if (wiki.is === 'wiki') topic.html = tidyText(text, this.#report);
    else {
      const sentence = tidyLine(text.replace(/<[^<>]*>/g, ' '), 1000, 'an excerpt', this.#report);
      if (sentence) topic.sentence = sentence;
    }
    this.#topics.set(wiki.tag, topic);
    this.#report.writes('tag wikis');
  }

  #addAnswer(row: Row, spool: Spool): void {
    if (row.PostTypeId !== '2') return;
    this.#report.reads('answers');
    const [number, question] = [numberIn(row.Id), numberIn(row.ParentId)];
    const why =
      number === undefined || number < 1 || number > MOST_POSTS
        ? 'no number'
        : row.DeletionDate
          ? 'deleted there'
          : question === undefined || this.#posts.get(question) !== question
            ? 'to a question that is not there'
            : this.#posts.get(number)
              ? 'a second one with the same id'
              : undefined;
    if (why !== undefined || number === undefined || question === undefined)
      return void this.#report.skips('answers', why ?? 'no number');
    this.#posts.set(number, question);
    const post = { id: String(number), ...this.#toPost(row, `${this.#dump.address}/a/${number}`) };
    this.#put(question, { is: 'answer', post }, spool);
  }

  #addComment(row: Row, spool: Spool): void {
    this.#report.reads('comments');
    const [number, on] = [numberIn(row.Id), numberIn(row.PostId)];
    const question = on === undefined || on < 0 ? undefined : this.#posts.get(on);
    const why =
      number === undefined || number < 1
        ? 'no number'
        : row.DeletionDate
          ? 'deleted there'
          : question === undefined
            ? 'on nothing that is there'
            : undefined;
    if (why !== undefined || question === undefined) return void this.#report.skips('comments', why ?? 'no number');
    const score = numberIn(row.Score);
    const comment: Comment = {
      id: String(number),
      html: commentHtml(tidyText(row.Text ?? '', this.#report)),
      ...this.#dues(row, row.UserId, row.UserDisplayName),
      ...(score === undefined ? {} : { score }),
      url: `${this.#dump.address}/questions/${question}#comment${number}_${on}`,
    };
    this.#put(question, { is: 'comment', on: String(on), comment }, spool);
  }

  #addLink({ PostId, RelatedPostId, LinkTypeId }: Row, spool: Spool): void {
    this.#report.reads('links');
    const [from, to] = [PostId, RelatedPostId].map((id) => this.#posts.get(numberIn(id) ?? -1));
    const as = LinkTypeId === '3' ? 'duplicate-of' : LinkTypeId === '1' ? 'related' : undefined;
    if (from === undefined || to === undefined)
      return void this.#report.skips('links', 'between posts that are not there');
    if (as === undefined) return void this.#report.skips('links', `type ${LinkTypeId}`);
    if (from === to) return void this.#report.skips('links', 'from a thread to itself');
    this.#put(from, { is: 'link', link: { id: String(to), as } }, spool);
    this.#report.writes('links');
  }

  /** Who wrote a post, when, and under which licence: that of its row, else by its day. */
  #dues(row: Row, user: string | undefined, name: string | undefined) {
    const author = this.#toAuthor(user, name);
    const posted = dayIn(row.CreationDate, 'the day of a post', this.#report);
    const license = tidyLine(row.ContentLicense ?? '', 60, 'a licence', this.#report) ?? licenceOn(posted ?? '');
    return { ...(author ? { author } : {}), ...(posted ? { posted } : {}), ...(license ? { license } : {}) };
  }

  #toPost(row: Row, url: string) {
    const edited = dayIn(row.LastEditDate, 'the day of an edit', this.#report);
    const score = numberIn(row.Score);
    return {
      html: tidyText(row.Body ?? '', this.#report),
      ...this.#dues(row, row.OwnerUserId, row.OwnerDisplayName),
      ...(edited ? { edited } : {}),
      ...(score === undefined ? {} : { score }),
      ...(addressIn(url) ? { url } : {}),
    };
  }

  /** The name a user has now, else the one that stands in the row; nobody is invented. */
  #toAuthor(id: string | undefined, said: string | undefined): Post['author'] {
    const name = tidyLine(
      (id === undefined ? undefined : this.#users.get(id)) ?? said ?? '',
      80,
      'a name',
      this.#report,
    );
    if (id === undefined || !/^-?\d{1,15}$/.test(id)) return name ? { name } : undefined;
    if (!name) this.#report.mends('a user who is not in the dump, named by number');
    return { name: name ?? `user${id}`, id, url: `${this.#dump.address}/users/${id}` };
  }

  #toThread(parts: readonly Part[]): ThreadRecordSpec {
    const { site, siteName } = this.#dump;
    const [first] = parts;
    if (first?.is !== 'question') throw new Error('a thread begins with its question');
    const answers = parts.flatMap((part) => (part.is === 'answer' ? [part.post] : [])).sort(byNumber);
    const posts = new Map<string, { comments?: Comment[] }>([
      [first.record.id, first.record],
      ...answers.map((post) => [post.id, post] as const),
    ]);
    if (first.accepted !== undefined && !posts.has(first.accepted))
      this.#report.skips('accepted answers', 'that are not there');
    for (const post of answers) if (first.accepted !== undefined) post.accepted = post.id === first.accepted;
    for (const part of parts)
      if (part.is === 'comment') {
        const post = posts.get(part.on);
        if (post) post.comments = [...(post.comments ?? []), part.comment];
      }
    for (const post of posts.values()) post.comments = withoutRepeated(post.comments ?? [], this.#report);
    const links = parts.flatMap((part) => (part.is === 'link' ? [part.link] : []));
    return { version: 1, site, ...(siteName ? { siteName } : {}), ...first.record, answers, links };
  }
}

const byNumber = (a: { id: string }, b: { id: string }): number => Number(a.id) - Number(b.id);

function withoutRepeated(comments: Comment[], report: Report): Comment[] {
  const sorted = [...comments].sort(byNumber);
  const once = sorted.filter((comment, at) => comment.id !== sorted[at - 1]?.id);
  if (once.length < sorted.length)
    report.skips('comments', 'a second one with the same id', sorted.length - once.length);
  return once;
}

/** Tags as old dumps write them, `<a><b>`, or new ones, `|a|b|`. */
export const tagsIn = (written: string): string[] => written.split(/[<>|]+/).filter(Boolean);

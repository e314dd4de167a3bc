import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ThreadRecordSpec, threadRecord } from '#lib/schema/record.ts';
import { csvThreads, readMapping } from './csv.ts';
import { discourseThreads, jsonFiles, readJson, readTopics } from './discourse.ts';
import { discussionThreads, findDiscussions } from './github-discussions.ts';
import { readRecordLines } from './record-lines.ts';
import { Report } from './report.ts';
import { type PageOptions, readPage } from './saved-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const fileOf = (text: string, ending: string): string => {
  const file = join(folder, `${files++}.${ending}`);
  writeFileSync(file, text);
  return file;
};
/** Threads as the writer takes them: each is a record. */
const records = (threads: Iterable<ThreadRecordSpec>) => [...threads].map((thread) => threadRecord.parse(thread));

const OLD_PAGE = `<html><head><link rel="canonical" href="http://stackoverflow.com/questions/11/why"></head><body>
<div id="question-header"><h1 itemprop="name"><a class="question-hyperlink">Why &lt;b&gt;?</a></h1></div>
<div class="question" data-questionid="11" id="question"><span class="vote-count-post">5</span>
<div class="post-text"><p>Why?</p></div><div class="post-taglist"><a class="post-tag">python</a></div>
<div class="post-signature owner"><div class="user-info"><span title="2012-03-04 05:06:07Z" class="relativetime">x</span>
<div class="user-details"><a href="/users/7/ada">Ada</a></div></div></div>
<div class="comments"><table><tr id="comment-31" class="comment"><td class="comment-score">2</td>
<td><span class="comment-copy">See <a href="/q/9">it</a></span> <a href="/users/8/bo" class="comment-user">Bo</a>
<span class="comment-date"><span title="2012-03-05 00:00:00Z">x</span></span></td></tr></table></div></div>
<div id="answers"><div id="answer-12" class="answer accepted-answer" data-answerid="12"><span class="vote-count-post">-1</span>
<div class="post-text"><pre><code>x</code></pre></div></div></div></body></html>`;

const NEW_PAGE = `<html><head><meta property="og:url" content="https://tea.stackexchange.com/questions/11/why"></head><body>
<h1 itemprop="name"><a class="question-hyperlink">Why?</a></h1>
<div class="question js-question" data-questionid="11" id="question"><div class="js-vote-count" data-value="5">5</div>
<div class="s-prose js-post-body"><p>Why?</p></div><a class="s-tag post-tag">milk</a>
<div class="user-info owner"><div class="user-action-time">asked <span title="2022-03-04 05:06:07Z" class="relativetime">x</span></div>
<div class="user-gravatar32"><a href="/users/7/ada"><img></a></div><div class="user-details"><a href="/users/7/ada">Ada</a></div></div></div>
<div id="answer-12" class="answer js-answer" data-answerid="12"><div class="s-prose js-post-body"><p>So.</p></div>
<ul><li id="comment-31" class="comment js-comment"><span class="comment-copy">Yes</span></li></ul></div></body></html>`;

describe('readPage(file, options, report)', () => {
  const read = (html: string, options: PageOptions = {}) =>
    threadRecord.parse(readPage(fileOf(html, 'html'), options, new Report()));

  it('reads a page as it was until 2018', () =>
    expect(read(OLD_PAGE)).toMatchObject({
      site: 'stackoverflow',
      siteName: 'Stack Overflow',
      id: '11',
      title: 'Why <b>?',
      url: 'https://stackoverflow.com/questions/11',
      score: 5,
      posted: '2012-03-04',
      author: { name: 'Ada', id: '7', url: 'https://stackoverflow.com/users/7' },
      tags: ['python'],
      comments: [
        {
          id: '31',
          score: 2,
          author: { name: 'Bo', id: '8' },
          posted: '2012-03-05',
          html: 'See <a href="/q/9">it</a>',
        },
      ],
      answers: [{ id: '12', score: -1, accepted: true, html: '<pre><code>x</code></pre>' }],
    }));

  it('reads a page as it is today', () =>
    expect(read(NEW_PAGE)).toMatchObject({
      site: 'tea',
      id: '11',
      author: { name: 'Ada', id: '7' },
      posted: '2022-03-04',
      tags: ['milk'],
      answers: [{ id: '12', accepted: false, comments: [{ id: '31', html: 'Yes' }] }],
    }));

  it('reads the bare parts of one, when it is told what they do not say', () => {
    const parts =
      '<div class="post-text"><p>Why?</p></div><div class="post-text"><p>So.</p></div><span class="comment-copy">Really?</span>';
    expect(() => read(parts, { site: 'tea' })).toThrow('add --id');
    expect(() => read(parts, { site: 'tea', id: '3' })).toThrow('add --title');
    expect(read(parts, { site: 'tea', id: '3', title: 'Why?' })).toMatchObject({
      html: '<p>Why?</p>',
      answers: [{ id: '1', html: '<p>So.</p>' }],
      comments: [{ id: '1', html: 'Really?' }],
    });
    expect(() => read('<p>nothing</p>', { site: 'tea' })).toThrow('not a saved question page');
  });
});

describe('discourseThreads(topics, forum, report)', () => {
  const topic = {
    id: 5,
    title: 'Why?',
    tags: ['milk', { name: 'sugar' }],
    views: 9,
    post_stream: {
      posts: [
        {
          id: 52,
          post_number: 2,
          username: 'bo',
          cooked: '<a href="/t/9">it</a>',
          accepted_answer: true,
          actions_summary: [{ id: 2, count: 4 }],
        },
        {
          id: 51,
          post_number: 1,
          username: 'ada',
          name: 'Ada',
          cooked: '<p>Why?</p>',
          created_at: '2020-01-02T03:04:05Z',
        },
        { id: 53, post_number: 3, post_type: 3, cooked: 'closed' },
      ],
    },
  };
  const forum = { site: 'forum', address: 'https://forum.example.org' };

  it('lets the first post ask, and the others answer', () => {
    const report = new Report();
    expect(records(discourseThreads(readTopics(fileOf(JSON.stringify(topic), 'json')), forum, report))).toMatchObject([
      {
        id: '5',
        url: 'https://forum.example.org/t/5',
        author: { name: 'Ada', id: 'ada', url: 'https://forum.example.org/u/ada' },
        posted: '2020-01-02',
        tags: ['milk', 'sugar'],
        answers: [{ id: '52', accepted: true, score: 4, html: '<a href="https://forum.example.org/t/9">it</a>' }],
      },
    ]);
    expect(report.skipped).toEqual({ answers: { 'a note of the forum': 1 } });
  });

  it('reads an export, and leaves out what is no topic', () => {
    const report = new Report();
    const text = JSON.stringify({
      topics: [{ ...topic, posts: [{ id: 1, raw: 'Why *so*?' }], post_stream: undefined }, { id: 6, title: 'x' }, {}],
    });
    expect(records(discourseThreads(readTopics(fileOf(text, 'json')), forum, report))).toMatchObject([
      { markdown: 'Why *so*?' },
    ]);
    expect(report.skipped.questions).toEqual({ 'no posts': 1, 'no number': 1 });
    expect(() => [...readTopics(fileOf('{"a":', 'json'))]).toThrow('is no JSON');
    expect(() => jsonFiles(join(folder, 'nowhere'))).toThrow('is not there');
  });
});

describe('discussionThreads(discussions, forum, report)', () => {
  const of = (answer: object) => {
    const report = new Report();
    const file = fileOf(JSON.stringify(answer), 'json');
    const found = [...readJson(file)].flatMap((value) => [...findDiscussions(value, file)]);
    return { threads: records(discussionThreads(found, { site: 'repo' }, report)), report };
  };

  it('reads what the API answers: comments answer, replies comment', () => {
    const author = { login: 'ada', url: 'https://github.com/ada' };
    const { threads, report } = of({
      data: {
        repository: {
          discussions: {
            nodes: [
              {
                number: 7,
                title: 'Why?',
                body: '**Why?**',
                url: 'https://github.com/o/r/discussions/7',
                createdAt: '2023-01-01T00:00:00Z',
                upvoteCount: 3,
                author,
                category: { name: 'Q&A', isAnswerable: true },
                comments: {
                  nodes: [
                    {
                      databaseId: 71,
                      body: 'So.',
                      isAnswer: true,
                      replies: { nodes: [{ databaseId: 72, body: 'Oh.' }, null] },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    });
    expect(threads).toMatchObject([
      {
        id: '7',
        markdown: '**Why?**',
        author: { name: 'ada', id: 'ada', url: 'https://github.com/ada' },
        tags: ['Q&A'],
        score: 3,
        answers: [{ id: '71', accepted: true, comments: [{ id: '72', markdown: 'Oh.' }] }],
      },
    ]);
    expect(report.skipped).toEqual({ comments: { 'deleted there': 1 } });
  });

  it('says when it is given something else', () => {
    expect(() => of({ errors: [{ message: 'Bad credentials' }] })).toThrow('Bad credentials');
    expect(() => of({ data: {} })).toThrow('is not what the query');
  });
});

describe('csvThreads(file, mapping, report)', () => {
  const map = (yaml: string) => readMapping(fileOf(yaml, 'yaml'));
  const MAP = 'site: faq\nquestion: { id: id, title: q, tags: tags, posted: day }\nanswer: { body: a, accepted: ok }\n';

  it('gathers the rows of a thread', async () => {
    const report = new Report();
    const csv =
      'id,q,a,tags,day,ok\n1,"Why, so?","Because *x*\n<b>",a;b,2020-01-01,yes\n2,How?,,,,\n1,,Else,,,no\n,No id,,,,\n';
    expect(records(await csvThreads(fileOf(csv, 'csv'), map(MAP), report))).toMatchObject([
      {
        id: '1',
        title: 'Why, so?',
        tags: ['a', 'b'],
        posted: '2020-01-01',
        answers: [
          { id: '1', markdown: 'Because \\*x\\*\n\\<b\\>', accepted: true },
          { id: '2', markdown: 'Else', accepted: false },
        ],
      },
      { id: '2', answers: [] },
    ]);
    expect(report.skipped).toEqual({ questions: { 'no id': 1 } });
  });

  it('says which column is missing, and what is wrong with a mapping', async () => {
    await expect(csvThreads(fileOf('id,title\n1,x\n', 'csv'), map(MAP), new Report())).rejects.toThrow(
      'has no column "a"',
    );
    expect(() => map('site: Not A Site\nquestion: { id: a, title: b }\n')).toThrow('"site"');
    expect(() => map('site: faq\n')).toThrow('"question"');
  });
});

describe('readRecordLines(file)', () => {
  const read = async (text: string) => {
    const found: ThreadRecordSpec[] = [];
    for await (const thread of readRecordLines(fileOf(text, 'jsonl'))) found.push(thread);
    return found;
  };
  const LINE = JSON.stringify({ version: 1, site: 'tea', id: '1', title: 'Why?' });

  it('reads a record a line', async () => expect(await read(`\ufeff${LINE}\r\n\n${LINE}`)).toHaveLength(2));

  it.each([
    [`${LINE}\n{"version":1,`, /:2 is no JSON/],
    [`${LINE}\n{"version":2}`, /:2 is no record: "version"/],
    ['[]', /:1 is no record: "the whole line"/],
  ])('names the line that is none: %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});

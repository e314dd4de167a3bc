import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { toEntries } from '#lib/import/to-entries.ts';
import { type ThreadRecord, threadRecord } from '#lib/schema/record.ts';
import stackexchange from '../commands/import-stackexchange.ts';
import { withLock } from '../process/lock.ts';
import { chosen } from './choose.ts';
import { Progress, progressLine } from './progress.ts';
import { Report } from './report.ts';
import { commentHtml } from './stackexchange/comment-html.ts';
import { siteOf } from './stackexchange/site.ts';
import { openTables } from './stackexchange/tables.ts';
import { DumpReader, tagsIn } from './stackexchange/threads.ts';
import { writeRecords } from './write-records.ts';

const parent = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(parent, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'book-'));
});

const escape = (text: string) => text.replace(/[&<>"\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const table = (name: string, rows: Record<string, string | number>[]) =>
  `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<${name}>\n${rows
    .map(
      (row) =>
        `  <row ${Object.entries(row)
          .map(([key, value]) => `${key}="${escape(String(value))}"`)
          .join(' ')} />\n`,
    )
    .join('')}</${name}>\n`;

/** Writes tables as a dump has them, and reads its threads. */
async function read(tables: Record<string, Record<string, string | number>[] | string>) {
  const dump = mkdtempSync(join(parent, 'dump-'));
  for (const [name, rows] of Object.entries(tables))
    writeFileSync(join(dump, `${name}.xml`), typeof rows === 'string' ? rows : table(name.toLowerCase(), rows));
  const report = new Report();
  const { files } = await openTables(dump);
  const reader = new DumpReader(
    { site: 'tea', address: 'https://tea.stackexchange.com', tables: files },
    report,
    new Progress(),
  );
  const threads: ThreadRecord[] = [];
  for await (const thread of reader.threads()) threads.push(threadRecord.parse(thread));
  return { threads, report, topics: [...reader.topics()], dump };
}

const Q = {
  Id: 1,
  PostTypeId: 1,
  CreationDate: '2010-05-01T10:00:00.000',
  Score: 3,
  Title: 'Why?',
  Body: '<p>Why?</p>',
  Tags: '<tea><c++>',
};
const A = { Id: 2, PostTypeId: 2, ParentId: 1, CreationDate: '2019-05-01T10:00:00.000', Score: -1, Body: '<p>So.</p>' };

describe('a data dump of Stack Exchange', () => {
  it('is read whole: posts, comments, links, users, tags and what is said of them', async () => {
    const { threads, topics, report } = await read({
      Users: [{ Id: 7, DisplayName: 'Ada' }],
      Tags: [{ Id: 1, TagName: 'tea', ExcerptPostId: 90, WikiPostId: 91 }],
      Posts: [
        {
          ...Q,
          OwnerUserId: 7,
          ViewCount: 12,
          AcceptedAnswerId: 2,
          LastEditDate: '2011-01-01T00:00:00',
          ClosedDate: '2012-01-01T00:00:00',
        },
        { ...A, OwnerDisplayName: 'user90', ContentLicense: 'CC BY-SA 3.0' },
        { Id: 90, PostTypeId: 4, Body: 'About tea.' },
        { Id: 91, PostTypeId: 5, Body: '<p>Tea is a drink.</p>' },
        { ...Q, Id: 5, Tags: '|tea|milk|', OwnerUserId: 8 },
      ],
      Comments: [
        {
          Id: 11,
          PostId: 2,
          Text: 'See *this* <b>',
          UserDisplayName: 'Bo',
          CreationDate: '2019-06-01T00:00:00',
          Score: 2,
        },
        { Id: 10, PostId: 2, Text: 'First', UserId: 7 },
      ],
      PostLinks: [{ Id: 1, PostId: 2, RelatedPostId: 5, LinkTypeId: 3 }],
    });
    expect(threads[0]).toMatchObject({
      id: '1',
      title: 'Why?',
      author: { name: 'Ada', id: '7', url: 'https://tea.stackexchange.com/users/7' },
      posted: '2010-05-01',
      edited: '2011-01-01',
      closed: '2012-01-01',
      license: 'CC BY-SA 2.5',
      views: 12,
      tags: ['tea', 'c++'],
      links: [{ id: '5', as: 'duplicate-of' }],
      answers: [
        {
          id: '2',
          accepted: true,
          score: -1,
          license: 'CC BY-SA 3.0',
          author: { name: 'user90' },
          url: 'https://tea.stackexchange.com/a/2',
          comments: [
            { id: '10', html: '<p>First</p>', author: { name: 'Ada' } },
            { id: '11', html: '<p>See <em>this</em> &lt;b&gt;</p>', score: 2 },
          ],
        },
      ],
    });
    expect(threads[1]).toMatchObject({ id: '5', tags: ['tea', 'milk'], author: { name: 'user8', id: '8' } });
    expect(topics).toEqual([{ tag: 'tea', sentence: 'About tea.', html: '<p>Tea is a drink.</p>' }]);
    expect(report.toJSON()).toMatchObject({ read: { questions: 2, answers: 1, comments: 2, links: 1 }, skipped: {} });
  });

  it('says of what it leaves out why', async () => {
    const { threads, report } = await read({
      Posts: [
        Q,
        { ...Q, DeletionDate: '2020-01-01', Id: 3 },
        Q,
        { ...A, ParentId: 77 },
        { ...A, Id: 1 },
        { ...Q, Id: 4, PostTypeId: 7 },
        { ...Q, Id: 'x' },
        { ...Q, Id: 6, CreationDate: '9999-99-99T00:00:00', Title: `a\u0000${'é'.repeat(10_000)}`, Score: 'many' },
      ],
      Comments: [
        { Id: 1, PostId: 99, Text: 'on nothing' },
        { Id: 2, PostId: 1, Text: 'a' },
        { Id: 2, PostId: 1, Text: 'b' },
      ],
    });
    expect(threads.map(({ id }) => id)).toEqual(['1', '6']);
    expect(threads[1]?.title).toMatch(/^a é{296,}…$/);
    expect(threads[1]?.posted).toBeUndefined();
    expect(report.skipped).toEqual({
      questions: { 'deleted there': 1, 'a second one with the same id': 1, 'no number': 1 },
      answers: { 'to a question that is not there': 1, 'a second one with the same id': 1 },
      'other posts': { 'post type 7': 1 },
      comments: { 'on nothing that is there': 1, 'a second one with the same id': 1 },
    });
  });

  it.each([
    ['cut short', table('posts', [Q]).slice(0, -20), /Posts\.xml:\d+:\d+ is no whole XML/],
    [
      'an entity bomb',
      '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><posts><row Id="1" Body="&b;"/></posts>',
      /declares a document type/,
    ],
    ['a foreign file', '<!DOCTYPE p SYSTEM "file:///etc/passwd"><posts/>', /declares a document type/],
    ['an entity that nobody declared', '<posts><row Id="1" Body="&xxe;"/></posts>', /is no whole XML/],
  ])('is refused when it is %s', async (_, Posts, message) => {
    await expect(read({ Posts })).rejects.toThrow(message);
  });

  it('is read over control characters, which no page shows', async () => {
    const { threads } = await read({
      Posts: table('posts', [Q]).replace('&#60;p&#62;Why', 'a&#x1;b\u0002c&#60;p&#62;'),
    });
    expect(threads[0]?.html).toMatch(/^a.*b\ufffdc<p>/);
  });

  it('is a folder with its files in it, and no links', async () => {
    const dump = mkdtempSync(join(parent, 'dump-'));
    await expect(openTables(dump)).rejects.toThrow('holds no Posts.xml');
    symlinkSync('/etc/passwd', join(dump, 'Posts.xml'));
    await expect(openTables(dump)).rejects.toThrow('is no file');
    await expect(openTables(join(dump, 'none'))).rejects.toThrow('is not there');
  });
});

/** A tar archive of files and links, as `tar` would not write it. */
function tar(entries: { name: string; text?: string; link?: string }[]): Buffer {
  const blocks = entries.flatMap(({ name, text: written = '', link }) => {
    const text = Buffer.from(written);
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write('0000644\0', 100);
    head.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('00000000000\0', 136);
    head.write(link === undefined ? '0' : '2', 156);
    head.write(link ?? '', 157);
    head.write('ustar\x0000', 257);
    head.write('        ', 148);
    head.write(
      `${head
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [head, Buffer.concat([text], Math.ceil(text.length / 512) * 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

describe('openTables(path) of an archive', () => {
  const open = async (name: string, bytes: Buffer) => {
    const file = join(mkdtempSync(join(parent, 'archive-')), name);
    writeFileSync(file, bytes);
    return openTables(file);
  };
  const Posts = table('posts', [Q]);

  it('unpacks its tables, and nothing else, into the cache', async () => {
    const { files, end } = await open(
      'tea.7z',
      gzipSync(tar([{ name: 'tea/posts.xml', text: Posts }, { name: 'Votes.xml' }])),
    );
    expect([...files.keys()]).toEqual(['Posts']);
    expect(readFileSync(files.get('Posts') ?? '', 'utf8')).toBe(Posts);
    end();
    expect(existsSync(files.get('Posts') ?? '')).toBe(false);
  });

  it.each([
    ['a path that climbs out', tar([{ name: '../Posts.xml', text: Posts }]), 'would lie elsewhere'],
    ['a path from the root', tar([{ name: '/tmp/Posts.xml', text: Posts }]), 'would lie elsewhere'],
    ['a link', tar([{ name: 'Posts.xml', link: '/etc/passwd' }]), 'a link in place of Posts.xml'],
    [
      'two of a table',
      tar([
        { name: 'a/Posts.xml', text: Posts },
        { name: 'b/Posts.xml', text: Posts },
      ]),
      'two files Posts.xml',
    ],
    ['no posts', tar([{ name: 'Users.xml', text: '<users/>' }]), 'holds no Posts.xml'],
    ['a bomb', gzipSync(tar([{ name: 'Posts.xml', text: ' '.repeat(30_000_000) }])), 'unpacks to more than'],
    [
      'half of it',
      gzipSync(tar([{ name: 'Posts.xml', text: Posts.repeat(400) }])).subarray(0, 600),
      'cannot be unpacked',
    ],
    ['something else', Buffer.from('no archive'), 'cannot be unpacked'],
  ])('refuses one with %s', (_, bytes, message) => expect(open('tea.7z', bytes)).rejects.toThrow(message));
});

describe('siteOf(path, told)', () => {
  it.each([
    [
      '/x/beer.stackexchange.com.7z',
      { site: 'beer', siteName: 'beer.stackexchange.com', address: 'https://beer.stackexchange.com' },
    ],
    [
      'stackoverflow.com-Posts.7z',
      { site: 'stackoverflow', siteName: 'Stack Overflow', address: 'https://stackoverflow.com' },
    ],
    [
      'math.meta.stackexchange.com/',
      { site: 'math-meta', siteName: 'math.meta.stackexchange.com', address: 'https://math.meta.stackexchange.com' },
    ],
  ])('of %s', (path, expected) => expect(siteOf(path, {})).toEqual(expected));

  it('asks when the name does not say', () => {
    expect(() => siteOf('/x/dump', {})).toThrow('add --host');
    expect(() => siteOf('/x/dump', { host: 'tea.example.org', site: 'Tea!' })).toThrow('--site');
  });
});

describe('commentHtml(text)', () => {
  it.each([
    [
      '`<b>` and **b** and *i* and _u_',
      '<p><code>&lt;b&gt;</code> and <strong>b</strong> and <em>i</em> and <em>u</em></p>',
    ],
    [
      '[a<](https://x.org/(y)) https://y.org/z.',
      '<p><a href="https://x.org/(y)">a&lt;</a> <a href="https://y.org/z">https://y.org/z</a>.</p>',
    ],
    ['2*3*4 and snake_case_word', '<p>2*3*4 and snake_case_word</p>'],
    ['[x](javascript:alert(1)) <script>', '<p>[x](javascript:alert(1)) &lt;script&gt;</p>'],
    ['a\n\nb\nc', '<p>a</p><p>b<br>c</p>'],
  ])('of %j', (text, html) => expect(commentHtml(text)).toBe(html));

  it('takes no time that grows with the square of a text', () => {
    for (const sign of ['`', '*', '_', '[', '[a](https://', '*a'])
      expect(commentHtml(sign.repeat(20_000)).length).toBeGreaterThan(20_000);
  });
});

describe('tagsIn(written)', () => {
  it.each(['<a><b-c>', '|a|b-c|'])('reads %s', (written) => expect(tagsIn(written)).toEqual(['a', 'b-c']));
});

describe('writeRecords(source, options)', () => {
  const thread = (id: string, more: object = {}) => ({
    version: 1 as const,
    site: 'tea',
    id,
    title: `Why ${id}?`,
    html: '',
    ...more,
  });
  const write = async (threads: Parameters<typeof writeRecords>[0]['threads'], dryRun = false) => {
    const report = new Report();
    await writeRecords({ site: 'tea', threads }, { content: folder, ownPageScore: 5, dryRun, report });
    return report;
  };
  const lines = (name: string) =>
    readFileSync(join(folder, 'imported/tea', name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ThreadRecord);

  it('puts threads in the order of their numbers, a thousand a file', async () => {
    const ids = Array.from({ length: 1001 }, (_, at) => String(1001 - at));
    const report = await write(ids.map((id) => thread(id)));
    expect(readdirSync(join(folder, 'imported/tea')).sort()).toEqual(['000.jsonl', '001.jsonl']);
    expect(lines('000.jsonl').map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 1000));
    expect(report.threads).toEqual({ new: 1001, updated: 0, same: 0, kept: 0 });
  });

  it('updates what has changed, keeps what is no longer there, doubles nothing, and says so', async () => {
    await write([thread('1'), thread('2'), thread('3')]);
    const report = await write([thread('2', { score: 1 }), thread('3'), thread('3')]);
    expect(lines('000.jsonl').map(({ id, score }) => [id, score])).toEqual([
      ['1', undefined],
      ['2', 1],
      ['3', undefined],
    ]);
    expect(report.threads).toEqual({ new: 0, updated: 1, same: 1, kept: 1 });
    expect(report.skipped.questions).toEqual({ 'a second one with the same id': 1 });
    expect((await write([thread('2', { score: 1 })])).files).toEqual({ written: 0, same: 1 });
  });

  it('lets what had a page of its own keep it when its votes fall', async () => {
    const answers = (score: number, accepted: boolean) => [
      { id: '9', score, accepted, comments: [{ id: '8', score }] },
      { id: '7', score: 0 },
    ];
    await write([thread('1', { answers: answers(5, true) })]);
    await write([thread('1', { answers: answers(4, false) })]);
    const [record] = lines('000.jsonl');
    expect(record?.answers).toEqual([
      { id: '9', score: 4, accepted: false, comments: [{ id: '8', score: 4, page: true }], page: true },
      { id: '7', score: 0 },
    ]);
    const { answers: told } = toEntries(threadRecord.parse(record), 'f');
    expect(told.map(({ keepsPage }) => keepsPage)).toEqual([true, undefined]);
  });

  it('writes nothing in a dry run, nor when a thread cannot be read', async () => {
    await write([thread('1')], true);
    async function* failing() {
      yield thread('1');
      throw new Error('cut');
    }
    await expect(write(failing())).rejects.toThrow('cut');
    expect(readdirSync(folder).filter((name) => name !== 'imported')).toEqual([]);
    expect(() => lines('000.jsonl')).toThrow();
  });

  it('is refused while another import writes the same forum, and over a file that is none of its own', async () => {
    mkdirSync(join(folder, 'imported/tea'), { recursive: true });
    await withLock(
      'import',
      () => expect(write([thread('1')])).rejects.toThrow('another import runs here'),
      join(folder, 'imported/tea/.import.lock'),
    );
    writeFileSync(join(folder, 'imported/tea/000.jsonl'), '{"id":\n');
    await expect(write([thread('1')])).rejects.toThrow('imported/tea/000.jsonl:1 is no record');
  });
});

describe('chosen(threads, choice, report)', () => {
  it('hands on what is wanted, and counts the rest by reason', async () => {
    const report = new Report();
    const threads = [
      { id: '1', tags: ['a'], score: 5, posted: '2020-01-01', answers: [{ id: '2', accepted: true }] },
      { id: '3', tags: ['b'] },
      { id: '4', tags: ['a'], score: 1 },
      { id: '5', tags: ['a'], score: 5, posted: '2010-01-01' },
      { id: '6', tags: ['a'], score: 5, posted: '2020-01-01', answers: [{ id: '7', comments: [{ id: '8' }] }] },
      { id: '9', tags: ['a'], score: 5, posted: '2020-01-01', answers: [{ id: '10', accepted: true }] },
    ].map((thread) => ({ version: 1 as const, site: 'tea', title: 'Why?', ...thread }));
    const taken: string[] = [];
    for await (const { id } of chosen(
      threads,
      { tags: ['a'], minScore: 2, since: '2015-01-01', accepted: true, limit: 1 },
      report,
    ))
      taken.push(id);
    expect(taken).toEqual(['1']);
    expect(report.skipped).toEqual({
      questions: {
        'without a tag of --tag': 1,
        'a score below --min-score': 1,
        'asked before --since': 1,
        'no accepted answer, which --accepted asks for': 1,
        'beyond --limit': 1,
      },
      answers: { 'of questions that were left out': 2 },
      comments: { 'of questions that were left out': 1 },
    });
  });
});

describe('progressLine(name, bytes, size, ms)', () => {
  it('says how far it is, the rate, and the time that is left', () =>
    expect(progressLine('Posts', 4_000_000, 10_000_000, 2000)).toBe('Posts: 40 %, 2.0 MB/s, 3 s left'));
});

describe('kb import stackexchange', () => {
  it('makes records of a dump, and says what it did as JSON', async () => {
    const { dump } = await read({ Posts: [Q, A] });
    const said: string[] = [];
    const { write } = process.stdout;
    process.stdout.write = ((text: string) => said.push(text)) as never;
    try {
      expect(await stackexchange.run([dump, '--host', 'tea.stackexchange.com', '--content', folder, '--json'])).toBe(0);
    } finally {
      process.stdout.write = write;
    }
    expect(JSON.parse(said.join(''))).toMatchObject({ written: { questions: 1, answers: 1 }, threads: { new: 1 } });
    expect(readdirSync(join(folder, 'imported/tea'))).toEqual(['000.jsonl']);
  });
});

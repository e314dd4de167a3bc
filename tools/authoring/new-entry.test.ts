import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/schema/fields.ts';
import command from '../commands/new.ts';
import { openTerminal } from './ask.ts';
import { idOf } from './entry-file.ts';
import { writeBook } from './new-book.ts';
import { composeEntry } from './new-entry.ts';

let content: string;
let said: string[];
beforeEach(() => {
  content = join(mkdtempSync(join(tmpdir(), 'new-')), 'my-book');
  writeBook(content, {});
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(join(content, '..'), { recursive: true });
});

const make = (...args: string[]) => command.run([...args, '--content', content]);
const errors = () => checkContent(content).issues.filter(({ severity }) => severity === 'error');
const read = (file: string) => readFileSync(join(content, file), 'utf8');

/** What is given for each kind, and the file and address that come of it. */
const KINDS: Record<EntryKind, [args: string[], file: string, address: string]> = {
  question: [
    ['--title', 'Rebase or merge: which?'],
    'questions/rebase-or-merge-which/question.mdx',
    '/q/rebase-or-merge-which/',
  ],
  answer: [
    ['--question', 'what-is-asked-here', '--summary', 'Both.', '--verdict', 'depends', '--text', 'Both, in time.'],
    'questions/what-is-asked-here/answer-both.mdx',
    '/q/what-is-asked-here/answer-both/',
  ],
  comment: [
    ['--question', 'what-is-asked-here', '--summary', 'And tags?', '--on', 'answer-first'],
    'questions/what-is-asked-here/comment-and-tags.mdx',
    '/q/what-is-asked-here/comment-and-tags/',
  ],
  claim: [
    ['--statement', 'A rebase makes new commits.'],
    'claims/a-rebase-makes-new-commits.mdx',
    '/claims/a-rebase-makes-new-commits/',
  ],
  term: [
    ['--term', 'C++', '--definition', 'A language: with a colon.', '--id', 'cpp'],
    'glossary/cpp.mdx',
    '/glossary/cpp/',
  ],
  evidence: [['--title', 'A run', '--sentence', 'Two tasks.'], 'evidence/a-run/evidence.yaml', '/evidence/a-run/'],
  source: [
    ['--title', 'Issue #42: 3.10', '--url', 'https://example.org/'],
    'sources/issue-42-3-10.yaml',
    '/sources/issue-42-3-10/',
  ],
  person: [['--name', 'Zoë Ångström'], 'people/zoe-angstrom.yaml', '/people/zoe-angstrom/'],
  topic: [['--name', 'yes', '--sentence', '* begins like a list'], 'topics/yes.yaml', '/topics/yes/'],
};

describe('kb new', () => {
  it('book makes a book that check has nothing to say about', () => {
    expect(checkContent(content).issues).toEqual([]);
    expect(read('site.yaml')).toContain('name: My book');
  });

  it.each(ENTRY_KINDS)('%s writes a file that passes check, and says its path and address', async (kind) => {
    const [args, file, address] = KINDS[kind];
    expect(await make(kind, ...args)).toBe(0);
    expect(said[0]).toBe(`${file}\n${address}`);
    expect(errors()).toEqual([]);
    const value =
      args[args.indexOf(`--${kind === 'answer' || kind === 'comment' ? 'summary' : args[0]?.slice(2)}`) + 1];
    expect(checkContent(content).book.entries.map((entry) => entry.file)).toContain(file);
    expect(read(file)).toContain(value);
  });

  it('says all that is missing at once, with what it is', async () => {
    await expect(make('term')).rejects.toThrow(/--term \(.+\), --definition \(.+\)/);
    await expect(make('answer', '--summary', 'x')).rejects.toThrow('--question, one of what-is-asked-here');
    await expect(make('answer', '--question', 'what-is-asked-hear', '--summary', 'x')).rejects.toThrow(
      'Did you mean "what-is-asked-here"?',
    );
    await expect(make('thing')).rejects.toThrow('book, question');
    await expect(make('question', '--titel', 'x')).rejects.toThrow('--titel');
  });

  it('takes back what check would refuse, and leaves nothing behind', async () => {
    await expect(make('question', '--title', 'Why?', '--topics', 'nowhere')).rejects.toThrow('topics/unknown');
    expect(existsSync(join(content, 'questions/why'))).toBe(false);
    await expect(make('claim', '--statement', 'x', '--sources', 'nope')).rejects.toThrow('sources/unknown');
    expect(existsSync(join(content, 'claims'))).toBe(false);
  });

  it('is not kept from writing by what was wrong before', async () => {
    writeFileSync(join(content, 'topics.txt'), 'astray');
    expect(await make('topic', '--name', 'Basics', '--sentence', 'First steps.')).toBe(0);
  });

  it('never writes over an entry', async () => {
    await expect(make('term', '--term', 'entry', '--definition', 'x')).rejects.toThrow('give another id with --id');
    await expect(make('claim', '--statement', '是什么')).rejects.toThrow('give one with --id');
    await expect(make('claim', '--statement', 'x', '--id', '../x')).rejects.toThrow('is not an id');
  });

  it('on a terminal asks for what is not given, offers what exists, and asks again', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.setEncoding('utf8').on('data', (part: string) => {
      shown += part;
      const reply = replies[0];
      if (reply && shown.endsWith(reply[0])) {
        replies.shift();
        input.write(`${reply[1]}\n`);
      }
    });
    const replies: [prompt: string, reply: string][] = [
      ['question: ', 'what-is-asked'],
      ['question: ', 'what-is-asked-here'],
      ['summary: ', ''],
      ['summary: ', 'Neither.'],
      ['verdict (Enter: none): ', 'maybe'],
      ['verdict (Enter: none): ', 'no'],
      ['sources (Enter: none): ', ''],
      ['id (Enter: answer-neither): ', ''],
    ];
    const terminal = openTerminal(input, output);
    const { book } = checkContent(content);
    const entry = await composeEntry('answer', { fields: new Map() }, book, { terminal, today: '2026-11-28' });
    terminal.close();
    expect(replies).toEqual([]);
    expect(shown).toContain('Did you mean "what-is-asked-here"?');
    expect(shown).toContain('yes, no, depends, explains');
    expect(entry).toEqual({
      kind: 'answer',
      id: 'answer-neither',
      question: 'what-is-asked-here',
      data: { summary: 'Neither.', verdict: 'no' },
      body: '',
    });
  });
});

describe('idOf(kind, words)', () => {
  it.each([
    ['claim', 'Naïve façades don’t wait', 'naive-facades-dont-wait'],
    ['answer', 'No.', 'answer-no'],
    [
      'question',
      'Why does asyncio.run() refuse to run inside of a running loop?',
      'why-does-asyncio-run-refuse-to-run',
    ],
    ['question', 'Donaudampfschifffahrtsgesellschaftskapitänsmütze', 'donaudampfschifffahrtsgesellschaftskapit'],
    ['term', '事件循环', ''],
  ] as const)('%s, %s', (kind, words, id) => expect(idOf(kind, words)).toBe(id));
});

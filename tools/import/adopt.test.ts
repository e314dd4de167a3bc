import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/check/check.ts';
import adopt from '../commands/adopt.ts';

const content = mkdtempSync(join(tmpdir(), 'adopt-'));
afterAll(() => rmSync(content, { recursive: true }));
const record = (id: string, more: object) =>
  `${JSON.stringify({ version: 1, site: 'tea', id, title: 'Why?', html: '', ...more })}\n`;
const TITLE = `Why ${'is tea so good '.repeat(10)}?`;
mkdirSync(join(content, 'imported/tea'), { recursive: true });
writeFileSync(join(content, 'site.yaml'), 'name: Tea\nsentence: A book of tea.\n');
writeFileSync(
  join(content, 'imported/tea/000.jsonl'),
  record('7', {
    title: TITLE,
    url: 'https://tea.stackexchange.com/questions/7',
    posted: '2019-01-01',
    license: 'CC BY-SA 4.0',
    html: '<p>Why <b>so</b>?</p><pre class="lang-py"><code>x = 1\n\ny = 2</code></pre>',
    author: { name: 'Ada', id: '3' },
    tags: ['milk', 'sugar'],
    links: [
      { id: '8', as: 'duplicate-of' },
      { id: '99', as: 'related' },
    ],
    answers: [
      { id: '9', html: '<p>Because. Really.</p>', accepted: true, comments: [{ id: '5', html: '<p>No.</p>' }] },
    ],
  }) + record('8', { tags: ['sugar'] }),
);
writeFileSync(join(content, 'imported/tea/curated.yaml'), '"7": { shortAnswer: It is. }\n');
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const errors = () =>
  checkContent(content)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ file, message }) => `${file}: ${message}`);

describe('kb adopt', () => {
  it('says what it would write', async () => {
    expect(await adopt.run(['tea-7', '--dry-run', '--content', content])).toBe(0);
    expect(existsSync(join(content, 'questions'))).toBe(false);
  });

  it('makes files of a thread, at the same ids, with all that is known of it', async () => {
    const before = Object.keys(Object.fromEntries(checkContent(content).book.addresses)).filter((address) =>
      address.startsWith('/q/tea-7/'),
    );
    expect(await adopt.run(['/q/tea-7/', '--content', content])).toBe(0);
    const question = read('questions/tea-7/question.md');
    expect(question).toContain('shortAnswer: It is.');
    expect(question).toContain('topics: [milk, sugar]');
    expect(question).toContain('author: tea-u3');
    expect(question).toContain('related: [{ question: tea-8, as: duplicate-of }]');
    expect(question).toContain('Why **so**?');
    expect(question).toMatch(/```py\nx = 1\n\ny = 2\n```/);
    expect(read('questions/tea-7/answer-9.md')).toContain('summary: Because.\n');
    expect(read('questions/tea-7/comment-5.md')).toContain('on: answer-9');
    expect(read('people/tea-u3.yaml')).toBe('name: Ada\n');
    expect(existsSync(join(content, 'topics/milk.yaml'))).toBe(true);
    expect(existsSync(join(content, 'topics/sugar.yaml'))).toBe(false);
    expect(errors()).toEqual(
      ['imported/tea/curated.yaml: the thread "7" was adopted, and its own files say what is said here'].map(
        (message) => expect.stringContaining(message),
      ),
    );
    const after = checkContent(content).book.addresses;
    expect(before.length).toBe(2);
    for (const address of before) expect(after.has(address), address).toBe(true);
  });

  it('adopts a thread once, and none that was not imported', async () => {
    await expect(adopt.run(['tea-7', '--content', content])).rejects.toThrow('is in questions/tea-7 already');
    await expect(adopt.run(['tea-77', '--content', content])).rejects.toThrow('no imported thread');
    await expect(adopt.run(['Tea!', '--content', content])).rejects.toThrow('adopt wants a thread');
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import command from './import-faq.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faq-'));
  put('book/site.yaml', 'name: Book\nsentence: A book.\n');
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const put = (file: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
};
const bring = (path: string, ...args: string[]) =>
  command.run([join(folder, path), '--content', join(folder, 'book'), ...args]);
const read = (file: string) => readFileSync(join(folder, 'book', file), 'utf8');
const isThere = (file: string) => existsSync(join(folder, 'book', file));

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

const FAQ = `# Questions about tides

- [Does the moon make them?](#does-the-moon-make-them)

## The sea

How the sea moves.

### 1. Does the moon make them?

Yes, with the sun. See [how often](#often) and [the sea](#the-sea), [lakes](lakes.md) and [nothing](#nowhere).

| when | how high |
| --- | --- |
| spring | <b>high</b> {about 3 m} |

#### In rivers {#rivers}

::: tip
Use \`f(x)\` where \`x < 1\`.
:::

![A spring tide](img/Spring%20Tide.PNG) ![](img/neap.png) ![Far](https://example.org/far.png)

### How often do they come? <a name="often"></a>

Every twelve hours
and a half. In [rivers](#rivers) later.

### Why?

## Reporting

Write to us.
`;

describe('kb import faq FILE-OR-FOLDER', () => {
  beforeEach(() => {
    put('faq/FAQ.md', FAQ);
    put('faq/img/Spring Tide.PNG', PIXEL);
    put('faq/img/neap.png', PIXEL);
  });

  it('makes a question and an answer of every heading that asks, and a topic of the one above', async () => {
    expect(await bring('faq/FAQ.md')).toBe(0);
    expect(read('questions/does-the-moon-make-them/question.mdx')).toBe(
      '---\ntitle: Does the moon make them?\nshortAnswer: Yes, with the sun.\ntopics: [the-sea]\n---\n',
    );
    expect(read('topics/the-sea.yaml')).toBe('name: The sea\nsentence: How the sea moves.\n');
    expect(read('questions/how-often-do-they-come/answer-faq.mdx')).toBe(
      '---\nsummary: Every twelve hours and a half.\n---\nIn [rivers](q:does-the-moon-make-them#in-rivers) later.\n',
    );
    expect(isThere('questions/why/answer-faq.mdx')).toBe(false);
    expect(said.at(-1)).toMatch(/^check: 8 of 8 files pass/);
  });

  it('turns what only the document knew into what the book knows, and takes its pictures along', async () => {
    await bring('faq/FAQ.md');
    const answer = read('questions/does-the-moon-make-them/answer-faq.mdx');
    expect(answer).toMatch(/^---\nsummary: Yes, with the sun\.\nverdict: yes\n---\n/);
    for (const words of [
      'See [how often](q:how-often-do-they-come) and [the sea](/topics/the-sea/), lakes and nothing.',
      '**high** \\{about 3 m}',
      '## In rivers [#in-rivers]',
      '> [!tip]\n> Use `f(x)` where `x < 1`.',
      '![A spring tide](spring-tide.png) ![neap](neap.png) [Far](https://example.org/far.png)',
    ])
      expect(answer).toContain(words);
    expect(isThere('questions/does-the-moon-make-them/spring-tide.png')).toBe(true);
  });

  it('says by reason, file and line what does not come along', async () => {
    await bring('faq/FAQ.md', '--dry-run');
    expect(isThere('questions')).toBe(false);
    const lines = said.map((line) => line.trim()).filter((line) => line.startsWith('FAQ.md:'));
    expect(lines).toEqual([
      'FAQ.md:32 Reporting',
      'FAQ.md:30 Why?',
      'FAQ.md:11 lakes.md',
      'FAQ.md:11 #nowhere',
      'FAQ.md:23 https://example.org/far.png',
      'FAQ.md:23 img/neap.png',
    ]);
    expect(said.at(-1)).toBe('Nothing was written.');
  });

  it('gives links to files that are not imported an address where one is said', async () => {
    await bring('faq/FAQ.md', '--base', 'https://example.org/docs');
    expect(read('questions/does-the-moon-make-them/answer-faq.mdx')).toContain(
      '[lakes](https://example.org/docs/lakes.md)',
    );
  });

  it('does not double when it is run again: it brings what changed, and leaves what was edited here', async () => {
    await bring('faq/FAQ.md');
    put('book/questions/why/question.mdx', '---\ntitle: Why though?\n---\n');
    put('faq/FAQ.md', FAQ.replace('and a half', 'and 25 minutes').replace('### Why?\n', '### Why?\n\nNobody knows.\n'));
    said = [];
    expect(await bring('faq/FAQ.md')).toBe(0);
    expect(said).toContain('files: 1 new, 2 changed, 4 as they were');
    expect(said).toContain('  questions/why/question.mdx');
    expect(read('questions/why/question.mdx')).toContain('Why though?');
    expect(read('questions/how-often-do-they-come/question.mdx')).toContain('25 minutes');
    said = [];
    await bring('faq/FAQ.md');
    expect(said).toContain('files: 0 new, 0 changed, 7 as they were');
  });

  it('names what is asked no more, and does not make again what was deleted here', async () => {
    await bring('faq/FAQ.md');
    rmSync(join(folder, 'book/questions/why'), { recursive: true });
    put('faq/FAQ.md', FAQ.replace(/### How often[\s\S]*(?=### Why)/, ''));
    said = [];
    await bring('faq/FAQ.md');
    expect(said.join('\n')).toMatch(/1 deleted here since[^\n]*\n {2}questions\/why\/question\.mdx/);
    expect(said.join('\n')).toMatch(/1 asked no more[^\n]*\n {2}how-often-do-they-come/);
  });

  it('takes the headings that are named where none asks, and says which there are', async () => {
    put('faq/FAQ.md', '# Help\n\n## Starting\n\n### It will not start\n\nPlug it in.\n\n## It smells\n\nRun.\n');
    await expect(bring('faq/FAQ.md')).rejects.toThrow(
      /2 of ## \(Starting\), 1 of ### \(It will not start\).*--heading/,
    );
    await bring('faq/FAQ.md', '--heading', '^##');
    expect(read('questions/it-will-not-start/question.mdx')).toContain('topics: [starting]');
    expect(isThere('questions/it-smells/answer-faq.mdx')).toBe(true);
    expect(isThere('questions/starting')).toBe(false);
  });

  it('reads headings that are bold lines, summaries and HTML', async () => {
    put(
      'faq/a.md',
      '**Is it bold?**\n\nIt is.\n\n**Not at all**\n\n<details>\n<summary>Does it fold?</summary>\n\nIt does.\n\n</details>\n',
    );
    put('faq/b.md', '<h3 name="x">\nDoes <code>a</code> &amp; b run?\n</h3>\n\nIt runs. See [itself](#x).\n');
    await bring('faq/a.md');
    await bring('faq/b.md');
    expect(read('questions/is-it-bold/answer-faq.mdx')).toBe('---\nsummary: It is.\n---\n**Not at all**\n');
    expect(read('questions/does-it-fold/answer-faq.mdx')).toBe('---\nsummary: It does.\n---\n');
    expect(read('questions/does-a-b-run/question.mdx')).toContain('title: Does `a` & b run?');
    expect(read('questions/does-a-b-run/answer-faq.mdx')).toContain('See [itself](q:does-a-b-run).');
  });

  it('makes one question of a file of a folder that asks nothing else, and leads from file to file', async () => {
    put('notes/setup.md', '---\ntitle: How is it set up?\n---\nAs [this](use.md#why-so) says.\n');
    put('notes/use.md', '---\ntitle: Use\n---\n## All about use\n\n## Why so?\n\nBecause of the [set-up](setup.md).\n');
    put('notes/.github/pull.md', '# What is it?\n\nNothing.\n');
    put('notes/node_modules/x/README.md', '# X\n\nNothing.\n');
    await bring('notes');
    expect(readdirSync(join(folder, 'book/questions')).sort()).toEqual(['how-is-it-set-up', 'why-so']);
    expect(read('questions/how-is-it-set-up/answer-faq.mdx')).toContain('[this](q:why-so)');
    expect(read('questions/why-so/answer-faq.mdx')).toContain('[set-up](q:how-is-it-set-up)');
    expect(read('questions/why-so/question.mdx')).toContain('topics: [use]');
    expect(isThere('questions/all-about-use')).toBe(false);
  });

  it('makes one question of a file whose title asks', async () => {
    put('faq/one.md', '# Is it one?\n\nIt is.\n\n## More\n\nMuch more.\n');
    await bring('faq/one.md');
    expect(read('questions/is-it-one/answer-faq.mdx')).toBe('---\nsummary: It is.\n---\n## More\n\nMuch more.\n');
  });

  it('runs nothing, and takes nothing from outside the repository', async () => {
    put('secret.png', PIXEL);
    put(
      'faq/FAQ.md',
      '## Is it safe?\n\nIt is. <script>alert(1)</script><img src="x.png" onerror="alert(1)">\n\n[x](javascript:alert(1)) {1+1} <Claim id="x">y</Claim>\n\nimport x from "y"\n\n![s](../secret.png)\n',
    );
    expect(await bring('faq/FAQ.md')).toBe(0);
    const answer = read('questions/is-it-safe/answer-faq.mdx');
    expect(answer).not.toMatch(/script|onerror|<Claim|(?<!\\)\{|^import/m);
    expect(isThere('questions/is-it-safe/secret.png')).toBe(false);
  });
});

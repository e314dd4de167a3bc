import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from '@asciidoctor/core';
import { parse as parseBbcode } from '@bbob/parser';
import { parse as parseDiscord } from 'discord-markdown-parser';
import MarkdownIt from 'markdown-it';
import { parse as parseOrg } from 'orga';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { parse as parseSlack } from 'slack-message-parser';
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '#lib/model/fixtures/hostile.ts';
import type { Citation } from './citation.ts';
import { FORMATS } from './formats.ts';

const CITATION: Citation = {
  kind: 'answer',
  url: 'https://book.example/q/tides/answer-moon/',
  title: 'The Moon makes the tides.',
  quote: 'The Moon makes the tides.',
  within: 'What makes the tides?',
  author: 'Ada Pole',
  site: 'Tidebook',
  licence: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  issued: '2026-11-22',
  language: 'en',
};

const URL = CITATION.url;
const SOURCE = '(Ada Pole, Tidebook, CC BY-SA 4.0)';

function write(id: string, change: Partial<Citation> = {}): string {
  const format = FORMATS.find((known) => known.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return format.write({ ...CITATION, ...change });
}

describe('FORMATS', () => {
  it.each([
    ['link', URL],
    ['markdown', `[The Moon makes the tides.](${URL}) ${SOURCE}`],
    [
      'markdown-quote',
      `> The Moon makes the tides.\n>\n> — [What makes the tides?](${URL}), Ada Pole, Tidebook, CC BY-SA 4.0`,
    ],
    ['html', `<a href="${URL}">The Moon makes the tides.</a> (Ada Pole, Tidebook, ${licence()})`],
    [
      'html-quote',
      `<blockquote cite="${URL}">\n<p>The Moon makes the tides.</p>\n` +
        `<footer>— <a href="${URL}">What makes the tides?</a>, Ada Pole, Tidebook, ${licence()}</footer>\n</blockquote>`,
    ],
    [
      'bbcode',
      `[quote]The Moon makes the tides.[/quote]\n— [url=${URL}]What makes the tides?[/url], Ada Pole, Tidebook, CC BY-SA 4.0`,
    ],
    ['stack-overflow', `[The Moon makes the tides.](${URL}) ${SOURCE}`],
    ['discourse', `${URL}\n\n${SOURCE}`],
    ['slack', `<${URL}|The Moon makes the tides.> ${SOURCE}`],
    ['discord', `[The Moon makes the tides.](${URL}) ${SOURCE}`],
    ['mail', `The Moon makes the tides.\nAda Pole, Tidebook, CC BY-SA 4.0\n<${URL}>`],
    ['rst', `\`The Moon makes the tides. <${URL}>\`__ ${SOURCE}`],
    ['asciidoc', `link:++${URL}++[The Moon makes the tides.] ${SOURCE}`],
    ['mediawiki', `[${URL} The Moon makes the tides.] ${SOURCE}`],
    ['org', `[[${URL}][The Moon makes the tides.]] ${SOURCE}`],
    ['apa', `Ada Pole. (2026, November 22). The Moon makes the tides. Tidebook. CC BY-SA 4.0. ${URL}`],
  ])('%s', (id, text) => expect(write(id)).toBe(text));

  it('leaves out what nobody knows', () => {
    const { author, licence, issued, ...unknown } = CITATION;
    const texts = FORMATS.map((format) => format.write(unknown)).join('\n');
    expect(texts).not.toMatch(/undefined|unknown|Ada Pole|CC BY-SA|2026/);
    expect(FORMATS.at(-1)?.write(unknown)).toBe(`The Moon makes the tides. (n.d.). Tidebook. ${URL}`);
  });

  it('keeps a comment on Stack Overflow within 600 characters, cut at a word', () => {
    const comment = write('stack-overflow', { title: `${'tide '.repeat(200)}` });
    expect(comment.length).toBeLessThanOrEqual(600);
    expect(comment).toMatch(/^\[(?:tide )+tide…\]\(https:/);
  });

  it('keeps the lines of a mail within 72 characters', () => {
    expect(
      Math.max(
        ...write('mail', { title: 'tide '.repeat(60) })
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBe(69);
  });
});

function licence(): string {
  return '<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>';
}

/** Titles that try to be more than a title, code among them, and what a line gives back of each. */
const TITLES: [string, string, string][] = [
  ...HOSTILE.map(({ name, text, line }): [string, string, string] => [name, text, line]),
  ...['a |b| c_ `d`_', '`x` and ``y`', ':role:`x`'].map((text): [string, string, string] => [text, text, text]),
];

/** A link somebody else's parser found: its address and its text. */
type Found = { url: string; title: string };

describe.each<[string, (text: string) => Found | undefined | Promise<Found | undefined>]>([
  ['markdown', readMarkdown],
  ['markdown-quote', readMarkdown],
  ['stack-overflow', readMarkdown],
  ['html', readHtml],
  ['html-quote', readHtml],
  ['bbcode', readBbcode],
  ['slack', readSlack],
  ['discord', readDiscord],
  ['asciidoc', async (text) => readHtml(String(await convert(text)))],
])('%s, read by its own parser', (id, read) => {
  // A longer comment is cut, see above.
  const most = id === 'stack-overflow' ? 300 : Number.POSITIVE_INFINITY;
  it.each(TITLES.filter(([, title]) => title.length <= most))('%s', async (_, title, line) => {
    expect(await read(write(id, { title, within: title, quote: `${title}\n\n${title}` }))).toEqual({
      url: URL,
      title: line,
    });
  });
});

describe('discourse, read by a Markdown parser', () => {
  it('finds an address alone in a paragraph', () => {
    expect(new MarkdownIt({ linkify: true }).render(write('discourse'))).toMatch(
      `<p><a href="${URL}">${URL}</a></p>\n<p>${SOURCE}</p>`,
    );
  });
});

describe('mail', () => {
  it.each(TITLES)('%s', (_, title, line) => {
    const [address, source, ...lines] = write('mail', { title }).split('\n').reverse();
    expect({ address, source, title: lines.reverse().join(' ') }).toEqual({
      address: `<${URL}>`,
      source: 'Ada Pole, Tidebook, CC BY-SA 4.0',
      title: line,
    });
  });
});

describe('org, read by its own parser', () => {
  // orga takes no bracket at all in the text of a link; Emacs does, and is asked below.
  it.each(TITLES.filter(([, title]) => !/[[\]]/.test(title)))('%s', (_, title, line) => {
    expect(readOrg(write('org', { title }))).toEqual({ url: URL, title: line });
  });
});

const ORG_TO_HTML = `(progn (require 'ox-html) (set-language-environment "UTF-8") (setq org-export-with-toc nil)
  (with-temp-buffer (insert-file-contents "/dev/stdin") (princ (org-export-string-as (buffer-string) 'html t))))`;

// Programs that npm does not have: asked where they are installed.
describe.each<[string, string, string[]]>([
  ['rst', '/usr/bin/rst2html', ['--halt=2', '--smart-quotes=no']],
  ['rst', '/usr/bin/pandoc', ['-f', 'rst', '-t', 'html']],
  ['mediawiki', '/usr/bin/pandoc', ['-f', 'mediawiki', '-t', 'html']],
  ['org', '/usr/bin/emacs', ['--batch', '--quick', '--eval', ORG_TO_HTML]],
])('%s, read by %s', (id, program, options) => {
  it.skipIf(!existsSync(program))('finds every hostile title', { timeout: 30_000 }, () => {
    const document = TITLES.map(([, title]) => write(id, { title })).join('\n\n');
    const file = join(mkdtempSync(join(tmpdir(), 'snippets-')), 'document');
    writeFileSync(file, document);
    const html = execFileSync(program, options, { stdio: [openSync(file, 'r'), 'pipe', 'pipe'], encoding: 'utf8' });
    const links = linksIn(html).filter(({ url }) => url === URL);
    expect(links.map(({ title }) => title)).toEqual(TITLES.map(([, , line]) => line));
  });
});

type Node = DefaultTreeAdapterMap['node'];

function linksIn(html: string): Found[] {
  const textOf = (node: Node): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
    return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  };
  const walk = (node: Node): Found[] => {
    if (node.nodeName !== 'a') return 'childNodes' in node ? node.childNodes.flatMap(walk) : [];
    const url = (node as DefaultTreeAdapterMap['element']).attrs.find(({ name }) => name === 'href')?.value ?? '';
    return [{ url, title: withoutJoiners(textOf(node)).replace(/\s+/g, ' ') }];
  };
  return walk(parseFragment(html));
}

const withoutJoiners = (text: string) => text.replaceAll('\u2060', '');

function readHtml(html: string): Found | undefined {
  return linksIn(html).find(({ url }) => url === URL);
}

function readMarkdown(text: string): Found | undefined {
  return readHtml(new MarkdownIt({ linkify: true }).render(text));
}

type BbcodeNode = string | number | null | { tag: string; attrs?: Record<string, unknown>; content?: unknown };

function readBbcode(text: string): Found | undefined {
  const nodes = parseBbcode(text, { onlyAllowTags: ['url', 'quote', 'b'] }) as BbcodeNode[];
  for (const node of nodes) {
    if (node === null || typeof node !== 'object' || node.tag !== 'url') continue;
    const title = (node.content as BbcodeNode[]).map(String).join('');
    return { url: Object.keys(node.attrs ?? {})[0] ?? '', title: withoutJoiners(title) };
  }
  return undefined;
}

function readSlack(text: string): Found | undefined {
  const [link] = parseSlack(text).children;
  if (!link || !('url' in link) || !link.label) return undefined;
  // One piece of plain text: nothing in it was markup.
  const title = link.label
    .map((node) => ('text' in node ? node.text : 'source' in node && 'name' in node ? node.source : ''))
    .join('');
  const ENTITY: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
  return { url: link.url, title: withoutJoiners(title).replace(/&(?:amp|lt|gt);/g, (entity) => ENTITY[entity] ?? '') };
}

type DiscordNode = { type: string; content?: string | DiscordNode[]; target?: string; name?: string };

function readDiscord(text: string): Found | undefined {
  const nodes = parseDiscord(text, 'extended') as DiscordNode[];
  const textOf = (content: DiscordNode['content']): string =>
    typeof content === 'string' ? content : (content ?? []).map((node) => node.name ?? textOf(node.content)).join('');
  const link = nodes.find(({ target }) => target === URL);
  const before = nodes.slice(
    0,
    nodes.findIndex(({ target }) => target === URL),
  );
  return link && { url: URL, title: link.type === 'link' ? textOf(link.content) : textOf(before).trim() };
}

type OrgNode = { type: string; value?: string; path?: { value: string }; children?: OrgNode[] };

function readOrg(text: string): Found | undefined {
  const link = (parseOrg(text) as OrgNode).children?.[0]?.children?.find(({ type }) => type === 'link');
  const title = link?.children?.flatMap(({ type, value }) => (type === 'text' ? [value] : [])).join('');
  return link && { url: link.path?.value ?? '', title: withoutJoiners(title ?? '') };
}

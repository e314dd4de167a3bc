import { parse, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { figureHtml } from '#lib/evidence/figure-html.ts';
import { INTERLEAVED } from '#lib/evidence/fixtures/traces.ts';
import { toWellFormed } from '#lib/model/characters.ts';
import type { Hostile } from '#lib/model/fixtures/hostile.ts';
import { toJsonLd } from '#lib/page/json-ld.ts';
import { readTags } from '#tools/finish/tags.ts';
import { drawCard } from './card.ts';
import { toBookCardSpec, toCardSpec } from './card-spec.ts';
import { bookOf, HARMLESS, TRIED } from './fixtures/hostile-book.ts';
import { inJson, placed, type Reader, readHtml, readMarkdown, readXml, treeOf } from './fixtures/read-back.ts';
import { toLlmsFull } from './llms.ts';
import { MarkdownWriter, toMarkdownText } from './markdown.ts';
import { toRedirectPage } from './redirects.ts';

/** A page with a text in its title, a heading, a paragraph, an attribute, code, a cell and a list, as React writes it. */
const pageWith = (text: string): string => {
  const words = escapeReact(text);
  return `<!DOCTYPE html><html lang="en"><head><title>${words}</title><link rel="canonical" href="https://example.org/book/q/tides/"><link rel="license" href="${words}"></head><body><main><h1>${words}</h1><p>${words}</p><p><a href="/x/">${words}</a></p><ul><li>${words}</li></ul><blockquote><p>${words}</p></blockquote><table><tr><th>${words}</th></tr><tr><td>${words}</td></tr></table></main></body></html>`;
};

/** React escapes five signs, and leaves everything else as it is: what reaches it is well-formed. */
const escapeReact = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function markdownOf(page: string): string {
  const writer = new MarkdownWriter();
  readTags(page, writer);
  return writer.toString();
}

const headAndBody = (markdown: string): [unknown, string] => {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  return [parseYaml(head), body];
};

/** HTML keeps what is in it; Markdown has its words on one line, a tab of it a space. */
const inHtml = ({ whole }: Hostile): string => whole;

/** The elements of a card. */
const CARD = new Set(['cards', 'svg', 'defs', 'path', 'rect', 'g', 'use', 'text', 'circle']);

/** Pictures in a text: a class of whole strings, which has no short form before ES2024. */
const CLASS = String.raw`\p{RGI_Emoji}`;
const PICTURES = new RegExp(`(?:${CLASS})`, 'gv');

/** What is written of a text alone, and its reader. */
const ALONE: [string, (text: string) => string, Reader][] = [
  [
    'MarkdownWriter: the page',
    (text) => markdownOf(pageWith(text)),
    { read: (markdown) => readMarkdown(headAndBody(markdown)[1]), back: inMirror },
  ],
  [
    'toMarkdownText',
    (text) => `# ${toMarkdownText(text)}\n\n> ${toMarkdownText(text)}\n\n- [${toMarkdownText(text)}](x)`,
    { read: readMarkdown, back: ({ line }) => line },
  ],
  [
    'toRedirectPage',
    (text) => toRedirectPage(pageWith(toWellFormed(text)), `/book/?${text}`, '/m.js'),
    { read: (html) => treeOf(parse(html, { scriptingEnabled: false })), back: inHtml },
  ],
  ['toLlmsFull', (text) => toLlmsFull(bookOf(text).book, () => 'x'), { read: readMarkdown, back: ({ line }) => line }],
  [
    'toJsonLd',
    (text) => {
      const { book, pages } = bookOf(text);
      return [...pages.values()]
        .map((page) => `<script type="application/ld+json">${toJsonLd(book, page, text) ?? 'null'}</script>`)
        .join('');
    },
    {
      read: (html) =>
        parseFragment(html).childNodes.map((node) => JSON.parse((treeOf(node) as string[]).at(-1) as string)),
      back: inJson,
    },
  ],
  [
    'drawCard',
    (text) => {
      const { book } = bookOf(text);
      const entries = [...book.site.terms.values(), ...book.site.claims.values()].slice(1, 2);
      return `<cards>${[toBookCardSpec(book), ...entries.map((entry) => toCardSpec(book, entry))].map(drawCard).join('')}</cards>`;
    },
    {
      // Words are outlines: what can be read is that there are two cards, and nothing but a card's elements.
      read: (xml) => {
        const names = (readXml(xml) as { name: string }[]).map(({ name }) => name);
        return [names.filter((name) => name === 'svg').length, names.filter((name) => !CARD.has(name))];
      },
      back: inHtml,
    },
  ],
  [
    'drawCard: a title that the faces lack',
    (text) => drawCard({ kind: 'x', title: `潮${text}`, foot: [], site: 'x' }),
    {
      read: (xml) =>
        (readXml(xml) as { name: string; text: string }[]).flatMap(({ name, text }) => (name === 'text' ? [text] : [])),
      // Pictures are left off cards.
      back: ({ whole }) => whole.replace(PICTURES, '').trimEnd(),
      most: 16,
    },
  ],
  [
    'figureHtml',
    (text) =>
      figureHtml(
        [{ traces: [{ ...INTERLEAVED, events: INTERLEAVED.events.map((event) => ({ ...event, label: text })) }] }],
        { id: 'x', title: text },
      ),
    { read: readHtml, back: inHtml },
  ],
  [
    'figureHtml of several ways',
    (text) =>
      figureHtml(
        [1, 2].map(() => ({ title: text, href: `/?${text}`, traces: [INTERLEAVED] })),
        { title: 'x' },
      ),
    { read: readHtml, back: inHtml },
  ],
];

/** Words of a mirror: what HTML takes for a space is one. */
function inMirror({ whole }: Hostile): string {
  return whole.replace(/[ \t\n]+/g, ' ').trim();
}

describe.each(ALONE)('%s', (_, write, { read, back, most = Number.POSITIVE_INFINITY }) => {
  const expected = read(write(HARMLESS.text), HARMLESS);

  it.each(TRIED.filter(({ text }) => text.length <= most))('gives back $name', (hostile) => {
    expect(read(write(hostile.text), hostile)).toEqual(placed(expected, back(hostile)));
  });
});

/** What a module gives away that writes nothing of a text by itself; every other function is named by a test of this file or its own. */
const NO_WRITERS = new Set([
  ...[
    'cutBytes',
    'bookFiles',
    'pageFiles',
    'findGlyph',
    'formerAddressesOf',
    'fullTexts',
    'isFormer',
    'redirectsOf',
    'schemaAddress',
  ],
  ...[
    'widthIn',
    'withoutPictures',
    'wrapText',
    'findDirective',
    'findNearest',
    'readTextDirective',
    'paragraphsOf',
    'oneLine',
    'sourceWords',
  ],
]);

/** Every writer by where hostile texts go through it. */
const WRITERS: Record<string, string[]> = {
  'lib/publish/book-texts.test.ts': [
    ...[
      'feedsAt',
      'publishedSchemas',
      'toEntryJson',
      'toGlossaryCsv',
      'toWatchedWords',
      'toGlossaryJson',
      'toInventory',
      'toLlms',
      'toOembed',
    ],
    ...['toOpenSearch', 'toRobots', 'toSitemap', 'toNginxMap', 'toRedirectsFile'],
  ],
  'alone, above': [
    ...[
      'MarkdownWriter',
      'toMarkdownText',
      'toRedirectPage',
      'toLlmsFull',
      'drawCard',
      'drawLine',
      'toCardSpec',
      'toBookCardSpec',
    ],
  ],
  'lib/cite/formats.test.ts': [
    ...[
      'toMarkdown',
      'toMarkdownQuote',
      'toStackOverflow',
      'toDiscourse',
      'escapeMarkdown',
      'escapeParagraph',
      'toHtmlLink',
    ],
    ...['toHtmlQuote', 'toBbcode', 'toSlack', 'toDiscord', 'toMail', 'toRst', 'toAsciidoc', 'toMediawiki', 'toOrg'],
  ],
  'lib/cite/bibliography.test.ts': ['toBibtex', 'toRis', 'toCslJson', 'toApa'],
  'lib/cite/text-directive.test.ts': ['toTextDirective'],
};

describe('the writers', () => {
  const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '../cite/*.ts', '!**/*.test.ts', '!**/*.d.ts'], {
    eager: true,
  });
  const exported = Object.values(modules).flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );

  it('are all read back with hostile texts', () => {
    const known = new Set([...NO_WRITERS, ...Object.values(WRITERS).flat()]);
    expect(exported.filter((name) => !known.has(name))).toEqual([]);
  });

  it('are there', () =>
    expect(
      Object.values(WRITERS)
        .flat()
        .filter((name) => !exported.includes(name)),
    ).toEqual([]));
});

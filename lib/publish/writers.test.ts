import { inflateSync } from 'node:zlib';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { figureHtml } from '#lib/evidence/figure-html.ts';
import { INTERLEAVED } from '#lib/evidence/fixtures/traces.ts';
import { toWellFormed } from '#lib/model/characters.ts';
import { HOSTILE, type Hostile } from '#lib/model/fixtures/hostile.ts';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from '#lib/page/create-book.ts';
import { toJsonLd } from '#lib/page/json-ld.ts';
import { pagesOf } from '#lib/page/pages.ts';
import { person } from '#lib/schema/person.ts';
import { settings } from '#lib/schema/settings.ts';
import { readTags } from '#tools/finish/tags.ts';
import { triedOf } from '#tools/testing/sample.ts';
import { bookFiles } from './book-files.ts';
import { drawCard } from './card.ts';
import { toBookCardSpec, toCardSpec } from './card-spec.ts';
import { toLlmsFull } from './llms.ts';
import { MarkdownWriter, toMarkdownText } from './markdown.ts';
import { pageFiles } from './page-files.ts';
import { redirectsOf, toRedirectPage } from './redirects.ts';

/** The text of a book in which nothing is hostile: what is read of another book is the same with its text in this one's place. */
const HARMLESS: Hostile = { name: 'harmless', text: 'Placeholder', whole: 'Placeholder', line: 'Placeholder' };

const TRIED = triedOf(HOSTILE, 25);

/** The fields whose text somebody wrote. */
const TEXTS = ['title', 'shortAnswer', 'summary', 'statement', 'note', 'term', 'definition', 'name', 'sentence'];

/** The book about tides whose every text is the same; made once. */
function bookOf(text: string): Made {
  const known = made.get(text) ?? makeBook(text);
  made.set(text, known);
  return known;
}

type Made = ReturnType<typeof makeBook>;
const made = new Map<string, Made>();

function makeBook(text: string) {
  const site = {
    ...settings.parse({ name: 'x', sentence: 'x' }),
    name: text,
    sentence: text,
    languages: [text],
    license: { name: text, url: 'https://example.org/l/' },
  };
  const entries = TIDES.map((entry) => {
    const texts = Object.fromEntries(
      Object.keys(entry).flatMap((name) => (TEXTS.includes(name) ? [[name, text]] : [])),
    );
    const more =
      entry.kind === 'term'
        ? {
            aliases: [text],
            senses: [{ id: 'other', label: text, definition: text }],
            contrasts: entry.id === 'spring-tide' ? [{ term: 'neap-tide', difference: text }] : [],
          }
        : entry.kind === 'source'
          ? { author: text, publisher: text }
          : entry.kind === 'answer'
            ? { author: 'ada', posted: '2026-11-01' }
            : {};
    return { ...entry, ...texts, ...more } as typeof entry;
  });
  const ada = {
    ...person.parse({ name: 'x' }),
    name: text,
    kind: 'person' as const,
    id: 'ada',
    file: 'people/ada.yaml',
  };
  const book = createBook(buildSite(site, [...entries, ada]), {
    siteUrl: 'https://example.org/book/',
    contentDir: 'nowhere',
  });
  const pages = pagesOf(book);
  const beside = [...pages.values()].flatMap((page) => [...pageFiles(book, page)]);
  const files = [...bookFiles(book, pages, redirectsOf(book, pages)), ...beside];
  const doors = new Map(files.map(({ path, text }) => [path, text]));
  return { book, pages, doors };
}

const harmless = bookOf(HARMLESS.text);

/** Strict XML 1.0: every element with its attributes and the text in it, in their order. */
function readXml(xml: string): unknown {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes, text: '' });
    found.push(open.at(-1) as (typeof found)[number]);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

type Node = DefaultTreeAdapterMap['node'];

/** HTML as lists of a name, attributes and what is in it; texts that touch are one. */
function treeOf(node: Node): unknown {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  const children = 'childNodes' in node ? node.childNodes.map(treeOf) : [];
  const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : [];
  return [node.nodeName, ...attributes, ...children];
}

const readHtml = (html: string): unknown => treeOf(parseFragment(html));

const readMarkdown = (markdown: string): unknown => readHtml(new MarkdownIt().render(markdown));

// The line ends of Python's splitlines, and every other control but the tab.
const SPLITLINES = /\r\n|(?!\t)[\p{Cc}\u2028\u2029]/u;

/** An inventory as `sphinx.util.inventory` reads format 2. */
function readInventory(bytes: Uint8Array): unknown[] {
  const text = Buffer.from(bytes);
  let at = 0;
  const head = Array.from({ length: 4 }, () => {
    const end = text.indexOf(10, at);
    const line = text.subarray(at, end).toString();
    at = end + 1;
    return line;
  });
  const lines = inflateSync(text.subarray(at)).toString().split(SPLITLINES);
  const objects = lines.flatMap((line) => {
    const match = /^(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)$/.exec(line.trimEnd());
    return match?.[2]?.includes(':') ? [match.slice(1)] : [];
  });
  expect(objects).toHaveLength(lines.length - 1);
  return [head, ...objects];
}

/** How often a text is a value of some JSON; no more than in the harmless book, for a word may be a word of the index, too. */
function countOf(json: unknown, hostile: Hostile): number {
  let count = 0;
  JSON.stringify(json, (_name, item) => {
    if (item === hostile.text || item === inJson(hostile)) count += 1;
    return item;
  });
  return hostile === HARMLESS
    ? count
    : Math.min(count, countOf(JSON.parse(String(harmless.doors.get('search.json'))), HARMLESS));
}

/** Puts a text in the place of the harmless one, everywhere in what was read. */
function placed(read: unknown, text: string): unknown {
  if (typeof read === 'string') return read.replaceAll(HARMLESS.text, () => text);
  if (Array.isArray(read)) return read.map((item) => placed(item, text));
  if (read === null || typeof read !== 'object') return read;
  // A line end or tab in an attribute is a space to every reader of XML (3.3.3).
  const inside = (name: string) => (name === 'attributes' ? text.replace(/[\t\n]/g, ' ') : text);
  return Object.fromEntries(Object.entries(read).map(([name, item]) => [name, placed(item, inside(name))]));
}

/** What JSON gives back: all of it, but for halves of surrogate pairs. */
const inJson = ({ text, whole }: Hostile): string => (text.isWellFormed() ? text : whole);

/** What a sheet shows: no formula. */
const inCell = ({ whole }: Hostile): string => (/^[=+\-@＝]/.test(whole) ? `'${whole}` : whole);

/** How a writer's text is read, and what it gives back of a hostile one. `most` leaves out texts that are cut on purpose. */
type Reader = { read(text: string, hostile: Hostile): unknown; back(hostile: Hostile): string; most?: number };

const JSON_READER: Reader = { read: (text) => JSON.parse(text), back: inJson };

/** The readers of every file that is made of the book alone, by path. */
const DOORS: [RegExp, Reader][] = [
  [/(?:^|\/)feed\.xml$/, { read: (xml) => readXml(xml), back: ({ whole }) => whole }],
  [/(?:^|\/)feed\.json$|^glossary\.json$|^schema\//, JSON_READER],
  // Texts are compiled elsewhere, and link what the glossary says by its name.
  [/(?:^|\/)index\.json$/, { ...JSON_READER, read: (text) => ({ ...JSON.parse(text), html: '' }) }],
  [
    /^oembed\//,
    {
      read: (text) => {
        const { html, ...json } = JSON.parse(text);
        return json;
      },
      back: inJson,
    },
  ],
  // An empty line ends a paragraph of a quotation; a long quotation is cut.
  [
    /^oembed\//,
    {
      read: (text) => readHtml(JSON.parse(text).html.replaceAll('</p>\n<p>', ' ')),
      back: ({ line }) => line,
      most: 90,
    },
  ],
  [/^sitemap\.xml$/, { read: (xml) => readXml(xml), back: ({ whole }) => whole }],
  // A short name has 16 characters at most.
  [
    /^opensearch\.xml$/,
    { read: (xml) => readXml(xml.replace(/<ShortName>.*?<\/ShortName>/s, '')), back: ({ whole }) => whole },
  ],
  [/^opensearch\.xml$/, { read: (xml) => readXml(xml), back: ({ whole }) => whole, most: 16 }],
  [/^search(?:\.json$|\/)/, { read: (text, hostile) => countOf(JSON.parse(text), hostile), back: inJson }],
  [/^robots\.txt$/, { read: (text) => text.split('\n'), back: ({ line }) => line }],
  [/^llms\.txt$/, { read: readMarkdown, back: ({ line }) => line, most: 90 }],
  [/^glossary\.csv$/, { read: (csv) => Papa.parse(csv, { delimiter: ',', newline: '\r\n' }).data, back: inCell }],
  // Addresses alone; their own tests hold them.
  [/^_redirects(?:\.nginx)?$/, { read: (text) => text.split('\n'), back: ({ line }) => line }],
];

describe.each(TRIED)('every file of a book that says $name', (hostile) => {
  const { doors } = bookOf(hostile.text);

  it('is there', () =>
    expect([...doors.keys()].filter((path) => !path.startsWith('search'))).toEqual(
      [...harmless.doors.keys()].filter((path) => !path.startsWith('search')),
    ));

  it.each(DOORS.map(([pattern, reader], index) => ({ index, pattern, ...reader })))(
    'gives it back: $pattern ($index)',
    ({ pattern, read, back, most = Number.POSITIVE_INFINITY }) => {
      if (hostile.text.length > most) return;
      for (const [path, text] of harmless.doors)
        if (pattern.test(path) && doors.has(path))
          expect(read(String(doors.get(path)), hostile), path).toEqual(
            placed(read(String(text), HARMLESS), back(hostile)),
          );
    },
  );

  it('gives it back: objects.inv', () => {
    const read = readInventory(doors.get('objects.inv') as Uint8Array);
    const [head, ...objects] = placed(
      readInventory(harmless.doors.get('objects.inv') as Uint8Array),
      hostile.line,
    ) as string[][];
    // What would end where its reader looks for a role is no name.
    const isName = !/\s\S+ -?\d+ /.test(`${hostile.line} `);
    expect(read).toEqual([head, ...objects.filter(([name]) => isName || name !== hostile.line)]);
  });
});

describe('the files of a book', () => {
  it('have a reader each', () => {
    const unread = [...harmless.doors.keys()].filter(
      (path) => path !== 'objects.inv' && !DOORS.some(([pattern]) => pattern.test(path)),
    );
    expect(unread).toEqual([]);
  });
});

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
      back: ({ whole }) => whole.trimEnd(),
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
  'a file of a book, above': [
    ...[
      'feedsAt',
      'publishedSchemas',
      'toEntryJson',
      'toGlossaryCsv',
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

import { inflateSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Hostile } from '#lib/model/fixtures/hostile.ts';
import { bookOf, HARMLESS, TRIED } from './fixtures/hostile-book.ts';
import { inJson, placed, type Reader, readHtml, readMarkdown, readXml } from './fixtures/read-back.ts';

const harmless = bookOf(HARMLESS.text);

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
    : Math.min(count, countOf(JSON.parse(String(harmless.files.get('search.json'))), HARMLESS));
}

/** What a sheet shows: no formula. */
const inCell = ({ whole }: Hostile): string => (/^[=+\-@＝]/.test(whole) ? `'${whole}` : whole);

const JSON_READER: Reader = { read: (text) => JSON.parse(text), back: inJson };

/** The readers of every file that is made of the book alone, by path. */
const READERS: [RegExp, Reader][] = [
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
  // Words that Discourse would read otherwise are left out, so only the form is the same: a word, an address, yes or no.
  [
    /^watched-words\.csv$/,
    {
      read: (csv) =>
        (Papa.parse(csv.trim(), { delimiter: ',', newline: '\r\n' }).data as string[][]).filter(
          ([word, url = '', counts = '', ...more]) =>
            word && !(URL.canParse(url) && /^(?:true|false)$/.test(counts) && more.length === 0),
        ),
      back: ({ whole }) => whole,
    },
  ],
  // Addresses alone; their own tests hold them.
  [/^_redirects(?:\.nginx)?$/, { read: (text) => text.split('\n'), back: ({ line }) => line }],
];

describe.each(TRIED)('every file of a book that says $name', (hostile) => {
  const { files } = bookOf(hostile.text);

  it('is there', () =>
    expect([...files.keys()].filter((path) => !path.startsWith('search'))).toEqual(
      [...harmless.files.keys()].filter((path) => !path.startsWith('search')),
    ));

  it.each(READERS.map(([pattern, reader], index) => ({ index, pattern, ...reader })))(
    'gives it back: $pattern ($index)',
    ({ pattern, read, back, most = Number.POSITIVE_INFINITY }) => {
      if (hostile.text.length > most) return;
      for (const [path, text] of harmless.files)
        if (pattern.test(path) && files.has(path))
          expect(read(String(files.get(path)), hostile), path).toEqual(
            placed(read(String(text), HARMLESS), back(hostile)),
          );
    },
  );

  it('gives it back: objects.inv', () => {
    const read = readInventory(files.get('objects.inv') as Uint8Array);
    const [head, ...objects] = placed(
      readInventory(harmless.files.get('objects.inv') as Uint8Array),
      hostile.line,
    ) as string[][];
    // What would end where its reader looks for a role is no name.
    const isName = !/\s\S+ -?\d+ /.test(`${hostile.line} `);
    expect(read).toEqual([head, ...objects.filter(([name]) => isName || name !== hostile.line)]);
  });
});

describe('the files of a book', () => {
  it('have a reader each', () => {
    const unread = [...harmless.files.keys()].filter(
      (path) => path !== 'objects.inv' && !READERS.some(([pattern]) => pattern.test(path)),
    );
    expect(unread).toEqual([]);
  });
});

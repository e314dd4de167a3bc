import { describe, expect, it } from 'vitest';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from '#lib/page/create-book.ts';
import { settings } from '#lib/schema/settings.ts';
import { toNginxMap, toRedirectsFile } from './redirects.ts';

const SITE = buildSite(settings.parse({ name: 'Tides', sentence: 'A book.' }), []);
const bookAt = (siteUrl: string) => createBook(SITE, { siteUrl, contentDir: 'nowhere' });

/** What one of the formats reads as more than letters, or cuts at. */
const ODD = [
  '"',
  '";',
  ';',
  '$uri',
  '$',
  '{',
  '}',
  '{x}',
  '*',
  ':any',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\0',
  '\\',
  "'",
  '<',
  '%0a',
  '%',
  '?x',
  '!',
  'ä',
  '\u2028',
];

describe.each([
  ['toRedirectsFile', toRedirectsFile],
  ['toNginxMap', toNginxMap],
])('%s(book, redirects)', (_, write) => {
  const book = bookAt('https://example.org/book/');

  it.each(ODD)('refuses %j in an address, in a target and in an anchor', (odd) => {
    for (const [from, to] of [
      [`/q/${odd}/`, '/q/tides/'],
      ['/q/gone/', `/q/${odd}/`],
      ['/q/gone/', `/q/tides/#${odd}`],
    ] as const)
      expect(() => write(book, new Map([[from, to]]))).toThrow('cannot stand in a file that hosts read');
  });

  it.each(['a;b', 'a$b', '$x', '*', ':any', "'", 'a:b', 'a,b', '%7b', 'a%20b', '(x)', 'a@b', 'a+b'])(
    'refuses a book below /%s/',
    (part) =>
      expect(() => write(bookAt(`https://example.org/${part}/`), new Map([['/q/gone/', '/q/tides/']]))).toThrow(
        'cannot stand in a file that hosts read',
      ),
  );
});

describe('toRedirectsFile(book, redirects)', () => {
  it('writes from, to and status', () =>
    expect(toRedirectsFile(bookAt('https://example.org/a.b-c_~/'), new Map([['/q/a/', '/q/b/#answer-c']]))).toBe(
      '/a.b-c_~/q/a/ /a.b-c_~/q/b/#answer-c 301\n',
    ));
});

describe('toNginxMap(book, redirects)', () => {
  it('writes quoted pairs', () =>
    expect(toNginxMap(bookAt('https://example.org/'), new Map([['/q/a/', '/q/b/#answer-c']]))).toBe(
      '"/q/a/" "/q/b/#answer-c";\n',
    ));
});

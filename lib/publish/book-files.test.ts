import { inflateSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TIDES } from '#lib/model/fixtures/tides.ts';
import { readLedger } from '#lib/model/ledger.ts';
import { buildSite } from '#lib/model/site.ts';
import { createBook } from '#lib/page/create-book.ts';
import { formerAnchors } from '#lib/page/former-anchors.ts';
import { toHead } from '#lib/page/head.ts';
import { toJsonLd } from '#lib/page/json-ld.ts';
import type { Page } from '#lib/page/page.ts';
import { pagesOf } from '#lib/page/pages.ts';
import { settings } from '#lib/schema/settings.ts';
import { term } from '#lib/schema/term.ts';
import { bookFiles } from './book-files.ts';
import { toLlmsFull } from './llms.ts';
import { pageFiles } from './page-files.ts';
import { formerAddressesOf, redirectsOf, toRedirectPage } from './redirects.ts';
import { toSitemap } from './sitemap.ts';

const SETTINGS = settings.parse({
  name: 'Tides',
  sentence: 'A book.',
  license: { name: 'L', url: 'https://example.org/l/' },
});

/** The book about tides below a path, some entries changed. */
function bookOf(changes: Record<string, object> = {}, ledger = '') {
  const entries = TIDES.map((entry) => ({ ...entry, ...changes[entry.id] }) as (typeof TIDES)[number]);
  const site = buildSite(SETTINGS, entries);
  const book = createBook(site, {
    siteUrl: 'https://example.org/book/',
    contentDir: 'nowhere',
    ledger: readLedger(ledger),
  });
  const pages = pagesOf(book);
  const redirects = redirectsOf(book, pages);
  const formerly = formerAddressesOf(redirects);
  const beside = [...pages.values()].flatMap((page) => [...pageFiles(book, page, formerly.get(page.address))]);
  const files = new Map([...bookFiles(book, pages, redirects), ...beside].map(({ path, text }) => [path, text]));
  return { book, pages, redirects, textOf: (path: string) => String(files.get(path)), files };
}

const { book, pages, textOf, files } = bookOf();

describe('bookFiles(book, pages, redirects), and pageFiles(book, page)', () => {
  it('gives every entry that has a page its JSON, with the addresses to cite', () => {
    const json = JSON.parse(textOf('q/tides/answer-both/index.json'));
    expect(json).toMatchObject({
      $schema: 'https://example.org/book/schema/answer-v1.json',
      kind: 'answer',
      id: 'answer-both',
      question: 'tides',
      url: 'https://example.org/book/q/tides/answer-both/',
      summary: 'The moon and the sun do.',
      claims: [
        { claim: 'moon-alone', stance: 'disputes' },
        { claim: 'sun-helps', stance: 'supports' },
      ],
    });
    expect(json.html).toContain('href="https://example.org/book/claims/sun-helps/"');
    expect(files.has('q/spring-tides/answer-high/index.json')).toBe(false);
    expect(JSON.parse(textOf('q/tides/comment-lakes/index.json'))).toMatchObject({ kind: 'comment', role: 'question' });
  });

  it('tells machines how else a question is asked, letter by letter', () => {
    const phrasings = ["TideError: can't find the moon", 'why does the sea rise'];
    const other = bookOf({ tides: { phrasings } });
    expect(JSON.parse(other.textOf('q/tides/index.json'))).toMatchObject({ phrasings });
    const page = other.pages.get('/q/tides/') as Page;
    expect(JSON.parse(toJsonLd(other.book, page, 'A page.') ?? '').mainEntity).toMatchObject({
      alternateName: phrasings,
    });
    expect(toJsonLd(book, pages.get('/q/tides/') as Page, 'A page.')).not.toContain('alternateName":[]');
  });

  it('keeps the address a source has elsewhere apart from its own', () =>
    expect(JSON.parse(textOf('sources/tides-book/index.json'))).toMatchObject({
      url: 'https://example.org/book/sources/tides-book/',
      elsewhere: 'https://example.org/tides',
    }));

  it('publishes the schema of each', () => {
    const schema = JSON.parse(textOf('schema/comment-v1.json'));
    expect(schema.$id).toBe('https://example.org/book/schema/comment-v1.json');
    expect(schema.required).toEqual(expect.arrayContaining(['kind', 'id', 'url', 'role', 'summary']));
  });

  it('writes feeds whose ids are no addresses', () => {
    const atom = textOf('q/tides/feed.xml');
    expect(atom).toContain('<id>tag:example.org,2026:/q/tides/</id>');
    expect(atom).toContain('href="https://example.org/book/q/tides/feed.xml"');
    const feed = JSON.parse(textOf('feed.json'));
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(['tag:example.org,2026:/q/tides/']);
  });

  it('lists pages with the day they were checked, those that have none without', () => {
    const sitemap = textOf('sitemap.xml');
    expect(sitemap).toContain('<loc>https://example.org/book/q/tides/</loc><lastmod>2026-11-02</lastmod>');
    expect(sitemap).toContain('<url><loc>https://example.org/book/glossary/neap-tide/</loc></url>');
    expect(sitemap).not.toContain('404');
    expect(textOf('robots.txt')).toContain('Sitemap: https://example.org/book/sitemap.xml');
  });

  it('names its words to Sphinx', () => {
    const inventory = files.get('objects.inv') as Buffer;
    const head =
      '# Sphinx inventory version 2\n# Project: Tides\n# Version: \n# The remainder of this file is compressed using zlib.\n';
    expect(inventory.subarray(0, head.length).toString()).toBe(head);
    expect(inflateSync(inventory.subarray(head.length)).toString()).toContain(
      'spring tide std:term -1 glossary/spring-tide/ spring tide\n',
    );
  });

  it("tells a term's contrasts as ids from both sides, and the differences beside them", () => {
    const difference = 'A spring tide is higher than most, a neap tide lower.';
    expect(JSON.parse(textOf('glossary/spring-tide/index.json'))).toMatchObject({
      contrasts: ['neap-tide'],
      differences: [{ term: 'neap-tide', difference }],
    });
    expect(JSON.parse(textOf('glossary/neap-tide/index.json'))).toMatchObject({
      contrasts: ['spring-tide'],
      differences: [{ term: 'spring-tide', difference }],
    });
    expect(JSON.parse(textOf('schema/term-v1.json')).properties.contrasts.items).toEqual({ type: 'string' });
  });

  it('gives Discourse the glossary as it takes watched words: no head, a word, an address, whether capitals count', () => {
    const made = (id: string, given: object) => ({
      ...term.parse({ term: id, definition: 'One.', ...given }),
      kind: 'term' as const,
      id,
      file: `glossary/${id}.mdx`,
      body: { raw: '', format: 'mdx' as const },
    });
    const terms = [
      made('gil', { term: 'GIL', aliases: ['the lock, global', 'fork*', '--force', 'Gil'] }),
      made('task', { autolink: false }),
    ];
    const { settings: given } = bookOf().book;
    const other = createBook(buildSite(SETTINGS, terms), given);
    const csv = [...bookFiles(other, pagesOf(other), new Map())].find(({ path }) => path === 'watched-words.csv')?.text;
    // As Discourse reads it: CSV.parse, row by row, the first three cells.
    expect(Papa.parse(String(csv).trim()).data).toEqual([
      ['GIL', 'https://example.org/book/glossary/gil/', 'true'],
      ['the lock, global', 'https://example.org/book/glossary/gil/', 'false'],
    ]);
  });

  it('lets no cell of the glossary be a formula', () => {
    const { book: other } = bookOf();
    const evil = {
      ...term.parse({ term: '=1+1', definition: 'Says "x".', aliases: ['@sum'] }),
      kind: 'term' as const,
      id: 'evil',
      file: 'glossary/evil.mdx',
      body: { raw: '', format: 'mdx' as const },
    };
    const book = createBook(buildSite(SETTINGS, [...TIDES, evil]), other.settings);
    const csv = [...bookFiles(book, pagesOf(book), new Map())].find(({ path }) => path === 'glossary.csv')?.text;
    expect(csv).toContain(`"'=1+1","","Says ""x"".","'@sum","https://example.org/book/glossary/evil/"\r\n`);
  });
});

describe('toSitemap(book, pages, most)', () => {
  it('becomes an index of several when there are too many pages for one', () => {
    const parts = toSitemap(book, pages.values(), 10);
    expect(parts.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
    expect(parts[0]?.text).toContain('<sitemap><loc>https://example.org/book/sitemap-3.xml</loc></sitemap>');
    const count = (text = '') => text.split('<url>').length - 1;
    expect(parts.slice(1).map(({ text }) => count(text))).toEqual([
      10,
      10,
      [...pages.values()].filter((page) => !page.noIndex).length - 20,
    ]);
  });
});

describe('toLlmsFull(book, markdownOf, most)', () => {
  it('says where it had to stop', () =>
    expect(toLlmsFull(book, () => 'x'.repeat(100), 250)).toMatch(
      /1 more threads are listed in https:\/\/example.org\/book\/q\/\.\n$/,
    ));
});

describe('former addresses', () => {
  const renamed = bookOf(
    {
      tides: { aliases: ['ebb-and-flow'] },
      'answer-both': { aliases: ['answer-two'] },
      'spring-tide': { formerly: ['high-tide'] },
      'moon-alone': { aliases: ['only-moon'] },
      'comment-lakes': { withdrawn: { date: '2026-11-03', reason: 'Asked elsewhere.' } },
      'comment-small': { withdrawn: { date: '2026-11-03', reason: 'Said elsewhere.' } },
      'spring-tides': {
        origin: { site: 'stackoverflow', id: '12', url: 'unknown', title: 'unknown', license: 'unknown', retold: true },
      },
    },
    '/q/tides/#claim-sun-gone\n/q/tides/#old => /q/tides/#answer-both\n/q/tides/#claim-only-moon\n/compare/a-vs-b/ => /q/ebb-and-flow/#answer-two\n',
  );

  it('lead to where things are now', () => {
    expect(Object.fromEntries(renamed.redirects)).toEqual({
      '/q/ebb-and-flow/': '/q/tides/',
      '/q/tides/answer-two/': '/q/tides/answer-both/',
      '/q/ebb-and-flow/answer-both/': '/q/tides/answer-both/',
      '/q/ebb-and-flow/answer-two/': '/q/tides/answer-both/',
      '/q/ebb-and-flow/answer-moon/': '/q/tides/answer-moon/',
      '/q/ebb-and-flow/comment-lakes/': '/q/tides/comment-lakes/',
      '/q/ebb-and-flow/comment-small/': '/q/tides/comment-small/',
      '/claims/only-moon/': '/claims/moon-alone/',
      '/glossary/high-tide/': '/glossary/spring-tide/',
      '/compare/high-tide-vs-neap-tide/': '/compare/neap-tide-vs-spring-tide/',
      '/from/stackoverflow/12/': '/q/spring-tides/',
      '/compare/a-vs-b/': '/q/tides/#answer-two',
    });
    expect(renamed.textOf('_redirects')).toContain('/book/claims/only-moon/ /book/claims/moon-alone/ 301\n');
    expect(renamed.textOf('_redirects.nginx')).toContain('"/book/claims/only-moon/" "/book/claims/moon-alone/";\n');
  });

  it('keep their feeds and data, and their ids in feeds', () => {
    expect(renamed.textOf('q/ebb-and-flow/feed.xml')).toBe(renamed.textOf('q/tides/feed.xml'));
    expect(renamed.textOf('claims/only-moon/index.json')).toBe(renamed.textOf('claims/moon-alone/index.json'));
    expect(renamed.textOf('oembed/claims/only-moon.json')).toBe(renamed.textOf('oembed/claims/moon-alone.json'));
    expect(renamed.textOf('oembed/q/ebb-and-flow/answer-two.json')).toContain('/q/tides/answer-both/');
    expect(renamed.files.has('oembed/from/stackoverflow/12.json')).toBe(false);
    expect(renamed.textOf('q/tides/feed.xml')).toContain('<id>tag:example.org,2026:/q/ebb-and-flow/</id>');
    expect(renamed.textOf('q/tides/feed.xml')).toContain('<id>tag:example.org,2026:/q/ebb-and-flow/answer-two/</id>');
  });

  it('keep their anchors on the thread’s page and on their own', () => {
    const anchorsOn = (address: string) => formerAnchors(renamed.book, address).map(({ id, href }) => [id, href]);
    expect(anchorsOn('/q/tides/answer-both/')).toEqual([
      ['answer-two', '#answer-both'],
      ['comment-lakes', '/book/q/tides/comment-lakes/'],
      ['comment-small', '/book/q/tides/comment-small/'],
    ]);
    expect(anchorsOn('/claims/moon-alone/')).toEqual([['claim-only-moon', '#claim-moon-alone']]);
    expect(anchorsOn('/q/tides/')).toEqual([
      ['answer-two', '#answer-both'],
      ['claim-only-moon', '#claim-moon-alone'],
      ['comment-lakes', '/book/q/tides/comment-lakes/'],
      ['comment-small', '/book/q/tides/comment-small/'],
      ['old', '/book/q/tides/#answer-both'],
    ]);
  });

  it('say at a withdrawn entry what it was and why it went', () => {
    expect(renamed.pages.get('/q/tides/comment-lakes/')?.content()).toMatchObject({
      kind: 'withdrawn',
      anchor: 'comment-lakes',
      title: 'Asks about lakes.',
      day: { iso: '2026-11-03' },
      reasonHtml: 'Asked elsewhere.',
      question: { href: '/book/q/tides/' },
    });
    expect(renamed.pages.get('/q/tides/comment-lakes/')?.title).toBe('Withdrawn: Asks about lakes.');
    expect(renamed.book.site.comments.has('comment/tides/comment-lakes')).toBe(false);
  });

  it('are drawn with the target’s own tags and nothing of its data', () => {
    const target =
      '<html lang="en"><head><title>T</title><meta property="og:title" content="T"><script type="application/ld+json">{}</script><script src="/x.js"></script></head><body>B</body></html>';
    const page = toRedirectPage(target, '/book/q/"tides"/', '/m.js');
    expect(page).toContain('<meta property="og:title" content="T">');
    expect(page).toContain('<script src="/m.js" data-to="/book/q/&quot;tides&quot;/"></script>');
    expect(page).toContain(
      '<noscript><meta http-equiv="refresh" content="0; url=/book/q/&quot;tides&quot;/"></noscript>',
    );
    expect(page).not.toContain('ld+json');
    expect(page).not.toContain('/x.js');
  });
});

describe('toHead(book, page, content)', () => {
  const long = `${'Ebb und Flut wechseln 🌊 '.repeat(5)}täglich.`;
  const { book: other, pages: all } = bookOf({
    'answer-moon': { summary: `${long} "</script>` },
    'moon-alone': { statement: long },
  });
  const bytes = (text: string) => Buffer.byteLength(text);

  it('keeps titles and descriptions within what places show, in bytes', () => {
    for (const page of all.values()) {
      const head = toHead(other, page, page.content());
      expect(bytes(head.cardTitle), page.address).toBeLessThanOrEqual(67);
      expect(bytes(head.description), page.address).toBeLessThanOrEqual(347);
      expect(head.description.length, page.address).toBeLessThanOrEqual(200);
    }
  });

  it('makes a title that cannot be shortened without another meaning the sentence, below what the entry is', () => {
    const page = all.get('/claims/moon-alone/');
    expect(page && toHead(other, page, page.content())).toMatchObject({ cardTitle: 'Claim: wrong', description: long });
  });

  it('cuts a title at a clause where nothing turns what it says', () => {
    const statement = 'The moon pulls the whole of the sea, the sun pulls the whole of it, too, and so do others.';
    const { book: clauses, pages: told } = bookOf({ 'moon-alone': { statement } });
    const page = told.get('/claims/moon-alone/');
    expect(page && toHead(clauses, page, page.content()).cardTitle).toBe('The moon pulls the whole of the sea…');
  });

  it('says in JSON-LD what the page says, and ends no script', () => {
    const page = all.get('/q/tides/');
    const jsonLd = (page && toHead(other, page, page.content()).jsonLd) ?? '';
    expect(jsonLd).not.toContain('<');
    const { mainEntity, ...rest } = JSON.parse(jsonLd);
    expect(rest['@type']).toBe('WebPage');
    expect(mainEntity).toMatchObject({ '@type': 'Question', answerCount: 2, name: 'Does the moon make the tides?' });
    expect(mainEntity.acceptedAnswer['@id']).toBe('https://example.org/book/q/tides/#answer-moon');
    expect(mainEntity.suggestedAnswer.map(({ text }: { text: string }) => text)).toEqual(['The moon and the sun do.']);
  });
});

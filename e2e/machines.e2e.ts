import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { ANY_BOOK } from '../tools/testing/any-book.ts';
import { filesOf, OUT, pageAddresses, served } from './out.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const read = (path: string): string => readFileSync(join(OUT, path), 'utf8');
const pageOf = (address: string): string => read(`${address.slice(1)}index.html`);
const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;

/** What a page's Markdown leaves out: ways about the page, controls, drawings and the words in them. */
const NO_TEXT = new Set([
  'nav',
  'script',
  'template',
  'button',
  'select',
  'form',
  'output',
  'label',
  'entry-cards',
  'share-link',
  'page-contents',
  'svg',
]);

function* elementsOf(node: Node): Iterable<Element> {
  if ('tagName' in node) yield node;
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elementsOf(child);
}

/** What an author's diagram shows, in the words that stand for it. */
const descriptionOf = (svg: Node): string =>
  [...elementsOf(svg)]
    .flatMap((element) => (element.tagName === 'desc' ? element.childNodes.map(wordsOf) : []))
    .join('');

function wordsOf(node: Node): string {
  if ('attrs' in node && attribute(node, 'class') === 'picture') return node.childNodes.map(descriptionOf).join('');
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  if ('attrs' in node && (NO_TEXT.has(node.nodeName) || attribute(node, 'hidden') !== undefined)) return '';
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
}

const withoutSpace = (text: string): string => text.replace(/[\s☐☑]+/g, '');

test('every page is there as Markdown, with the same words', { tag: ANY_BOOK }, () => {
  for (const address of pageAddresses()) {
    // As a reader without scripts has it: the words in a `noscript` are among those of the page.
    const document = parse(pageOf(address), { scriptingEnabled: false });
    const main = [...elementsOf(document)].find(({ tagName }) => tagName === 'main');
    const markdown = read(`${address.slice(1)}index.md`).replace(/^---\n.*?\n---\n/s, '');
    const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const said = withoutSpace(toString(tree, { includeImageAlt: false }));
    expect(said, address).toBe(withoutSpace(main ? wordsOf(main) : ''));
  }
});

test('every address in the head of a page leads to a file', { tag: ANY_BOOK }, () => {
  for (const address of pageAddresses())
    for (const element of elementsOf(parse(pageOf(address)))) {
      if (element.tagName !== 'link') continue;
      const href = attribute(element, 'href') ?? '';
      const path = href
        .replace(/^\//, '')
        .replace(/\/$|^$/, '/index.html')
        .replace(/^\//, '');
      if (href.startsWith('/')) expect(existsSync(join(OUT, path)), `${address} ${href}`).toBe(true);
    }
});

test('what unfurls links finds everything in the first 32 kB, and one address for each page', () => {
  const listed = new Set([...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url));
  for (const address of pageAddresses()) {
    const html = pageOf(address);
    expect(Buffer.byteLength(html.slice(0, html.indexOf('</head>'))), address).toBeLessThan(32_768);
    const head = [...elementsOf(parse(html))];
    const canonical = head.flatMap((element) =>
      attribute(element, 'rel') === 'canonical' ? [attribute(element, 'href')] : [],
    );
    const meta = (name: string) =>
      head.flatMap((element) =>
        attribute(element, 'property') === name || attribute(element, 'name') === name
          ? [attribute(element, 'content')]
          : [],
      );
    expect(canonical, address).toEqual([expect.stringMatching(new RegExp(`^http.*${address}$`))]);
    expect(meta('og:url'), address).toEqual(canonical);
    for (const name of ['og:title', 'og:description', 'og:type', 'og:site_name', 'description', 'twitter:card'])
      expect(meta(name), `${address} ${name}`).toEqual([expect.stringMatching(/\S/)]);
    expect(Buffer.byteLength(meta('og:title')[0] ?? ''), address).toBeLessThanOrEqual(67);
    expect(Buffer.byteLength(meta('og:description')[0] ?? ''), address).toBeLessThanOrEqual(347);
    expect(listed.has(canonical[0] ?? ''), address).toBe(meta('robots').length === 0);
  }
});

/** Every node of JSON-LD that is in a value. */
function* nodesIn(value: unknown): Iterable<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* nodesIn(item);
  else if (value && typeof value === 'object') {
    yield value as Record<string, unknown>;
    for (const item of Object.values(value)) yield* nodesIn(item);
  }
}

test('JSON-LD is true to the page: its names are anchors, its sentences can be read', { tag: ANY_BOOK }, () => {
  const anchors = new Map(
    pageAddresses().map((address) => [
      address,
      new Set([...elementsOf(parse(pageOf(address)))].map((element) => attribute(element, 'id'))),
    ]),
  );
  const told = new Set<unknown>();
  for (const address of pageAddresses()) {
    const document = parse(pageOf(address));
    const block = [...elementsOf(document)].find((element) => attribute(element, 'type') === 'application/ld+json');
    if (!block) continue;
    const body = [...elementsOf(document)].find(({ tagName }) => tagName === 'body');
    const visible = (body ? wordsOf(body) : '').replace(/\s+/g, ' ');
    for (const node of nodesIn(
      JSON.parse(block.childNodes.map((child) => ('value' in child ? child.value : '')).join('')),
    )) {
      const { pathname, hash } = new URL(String(node['@id'] ?? 'http://none/'));
      if (node['@id'])
        expect(hash === '' || anchors.get(pathname)?.has(hash.slice(1)), `${address} ${node['@id']}`).toBe(true);
      if (node['@type'] === 'Answer' || node['@type'] === 'Comment') {
        told.add(node['@id']);
        expect(visible, address).toContain(node.text);
      }
      if (node['@type'] === 'Question') expect(visible, address).toContain(node.name);
    }
  }
  const own = pageAddresses().filter((address) => /^\/q\/[^/]+\/(?:answer|comment)-[^/]+\/$/.test(address));
  expect(told.size).toBeGreaterThanOrEqual(own.length);
});

test('every entry is there as JSON, and cites its own page', () => {
  for (const file of filesOf('index.json')) {
    const entry = JSON.parse(read(file));
    expect(new URL(entry.url).pathname, file).toBe(`/${file.slice(0, -'index.json'.length)}`);
    expect(existsSync(join(OUT, new URL(entry.$schema).pathname)), file).toBe(true);
  }
});

test('every address and anchor that was ever published answers', () => {
  const ledger = readFileSync(join(OUT, '../content/permalinks.txt'), 'utf8').split('\n');
  const lines = ledger.filter((line) => line.startsWith('/'));
  const gone = lines.filter((line) => {
    const [address = '', anchor] = (line.split(' ')[0] ?? '').split('#');
    const file = `${address.slice(1)}index.html`;
    return !existsSync(join(OUT, file)) || (anchor !== undefined && !read(file).includes(`id="${anchor}"`));
  });
  expect(lines.length).toBeGreaterThan(350);
  expect(gone).toEqual([]);
});

test.describe('an address that has moved', () => {
  const THREAD = '/q/async-and-threads/';
  const script = filesOf('.js').find((file) => file.startsWith('_assets/moved-'));
  const MOVED = `<!DOCTYPE html><html lang="en"><head><title>T</title><script src="/${script}" data-to="${THREAD}"></script><noscript><meta http-equiv="refresh" content="0; url=${THREAD}"></noscript></head><body><a href="${THREAD}">T</a></body></html>`;

  test.beforeEach(({ page }) =>
    page.route('**/q/once/**', (route) => route.fulfill({ body: MOVED, contentType: 'text/html' })),
  );

  test('takes the anchor along', async ({ page }) => {
    await page.goto(`${served()}/q/once/#answer-single-threaded`);
    await expect(page).toHaveURL(`${served()}${THREAD}#answer-single-threaded`);
    await expect(page.locator('#answer-single-threaded')).toBeInViewport();
  });

  test('takes the marked words along', async ({ page }) => {
    await page.goto(`${served()}/q/once/#answer-single-threaded:~:text=That%20is%20simpler%20than%20threads`);
    await expect(page.getByText('That is simpler than threads')).toBeInViewport();
    const asked = await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name);
    expect(asked).toContain(':~:text=That%20is');
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });
    test('leads to the page', async ({ page }) => {
      await page.goto(`${served()}/q/once/`);
      await expect(page).toHaveURL(served() + THREAD);
    });
  });
});

test.describe('/from/', () => {
  const ask = (thread: string) => `${served()}/from/?u=${encodeURIComponent(thread)}`;

  test('goes to the entry that retells a thread', async ({ page }) => {
    await page.route('**/from/stackoverflow/12/', (route) =>
      route.fulfill({ body: 'The entry', contentType: 'text/html' }),
    );
    await page.goto(ask('https://stackoverflow.com/questions/12/title'));
    await expect(page).toHaveURL(`${served()}/from/stackoverflow/12/`);
  });

  test('says when there is none, and asks nobody else', async ({ page }) => {
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(ask('https://stackoverflow.com/questions/13/title'));
    await expect(
      page.getByRole('status').filter({ hasText: 'does not retell this thread of Stack Overflow' }),
    ).toBeVisible();
    await page.goto(ask('https://example.org/'));
    await expect(page.getByRole('status').filter({ hasText: 'not the address of a thread' })).toBeVisible();
    expect([...hosts]).toEqual([new URL(served()).host]);
  });

  test('its bookmark asks about the page it is used on', async ({ page }) => {
    await page.goto(`${served()}/from/`);
    const bookmark = await page.locator('copy-code code').textContent();
    await page.route('https://example.org/thread', (route) => route.fulfill({ body: 'x', contentType: 'text/html' }));
    await page.route('**/from/?u=*', (route) => route.fulfill({ body: 'asked', contentType: 'text/html' }));
    await page.goto('https://example.org/thread');
    await page.evaluate((code) => new Function(code)(), (bookmark ?? '').replace(/^javascript:/, ''));
    await page.waitForURL('**/from/?u=https%3A%2F%2Fexample.org%2Fthread');
  });
});

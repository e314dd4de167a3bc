import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { expect, type Page, test } from '@playwright/test';
import type { Checkout } from '../tools/process/checkout.ts';
import { freePort } from '../tools/process/free-port.ts';
import { type RunningServer, startServer } from '../tools/server/server.ts';
import { type Found, readDocument } from './documents.ts';
import { watchForNoise } from './quiet.ts';
import { inCheckout } from './shared-checkout.ts';

/*
 * A small book, published below a path, then changed as books are and published again to the same place. What was linked
 * after the first time has to answer after the second.
 */

const BASE = '/book';
const SITE = `https://book.example${BASE}/`;
const ANSWER = 'questions/tides/answer-moon.mdx';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

let checkout: Checkout;
let server: RunningServer;

/** The site after the first deploy and after the second. */
let first: Site;
let second: Site;

/** The lines of the ledger as it was published the first time. */
let ledger: string[];

/** A published site: its documents by address, and every other file. */
type Site = { documents: ReadonlyMap<string, { html: string; elements: Found[] }>; files: ReadonlySet<string> };

const out = () => checkout.place('deployed');
const content = (file = '') => join(checkout.place('deployed-content'), file);
const here = (address: string) => `http://127.0.0.1:${server.port}${BASE}${address}`;

function kb(...args: string[]): void {
  execFileSync(process.execPath, ['tools/run.mjs', ...args, '--content', content()], {
    cwd: checkout.folder,
    env: { ...process.env, PWD: checkout.folder, SITE_URL: SITE },
    stdio: 'pipe',
  });
}

function deploy(): Site {
  kb('build', '--out', out());
  const paths = readdirSync(out(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(out(), join(entry.parentPath, entry.name)).split(sep).join('/')}`);
  const documents = paths
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path.replace(/\/index\.html$/, '/'), readDocument(join(out(), path))] as const);
  return { documents: new Map(documents), files: new Set(paths) };
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(content(file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  writeFileSync(content(file), after);
}

/** Twenty passages without a word in common. */
const PASSAGES = 'ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu'
  .split(' ')
  .map((start) => 'lan mer nor pis rat sev tun vil wex yor'.split(' ').map((end) => start + end));

/** What becomes of a passage: some words of it change, all of it goes, or it moves to the end of the text. */
const BECAME = ['changed', 'gone', 'moved'] as const;
const whatBecameOf = (index: number) => BECAME[index % BECAME.length];
const written = (words: string[]) => `${words.join(' ')}.\n`;
const rewritten = (words: string[]) => written(words.with(2, 'otherwise').with(5, 'now'));

test.beforeAll(async () => {
  test.setTimeout(600_000);
  await inCheckout((shared) => {
    checkout = shared;
    deployTwice();
  });
  server = await startServer(out(), { base: BASE });
});

function deployTwice(): void {
  cpSync(join(checkout.folder, 'lib/check/fixtures/clean/content'), content(), { recursive: true });
  const title = 'Which word is rewritten here?';
  writeFileSync(content('questions/tides/comment-late.mdx'), `---\nsummary: A late comment.\non: question\n---\nHm.\n`);
  edit(ANSWER, (text) => `${text}\n${PASSAGES.map(written).join('\n')}`);
  edit('questions/waves/question.mdx', (text) => text.replace('---\n', `---\nshortAnswer: ${title}\n`));
  kb('permalinks', 'publish');
  ledger = readFileSync(content('permalinks.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('/'));
  first = deploy();

  kb('rename', '/q/tides/', 'ebb-and-flow');
  kb('rename', '/q/ebb-and-flow/answer-moon/', 'answer-gravity');
  kb('rename', '/claims/moon-pulls/', 'moon-attracts');
  kb('rename', '/glossary/ebb/', 'low-water');
  kb('rename', '/evidence/pull/', 'attraction');
  edit('questions/ebb-and-flow/comment-late.mdx', (text) =>
    text.replace('---\n', '---\nwithdrawn: { date: 2026-11-01, reason: Said elsewhere. }\n'),
  );
  edit('questions/ebb-and-flow/answer-gravity.mdx', (text) => {
    const kept = PASSAGES.reduce(
      (all, words, index) => all.replace(written(words), whatBecameOf(index) === 'changed' ? rewritten(words) : ''),
      text,
    );
    return `${kept}\n${PASSAGES.filter((_, index) => whatBecameOf(index) === 'moved')
      .map(written)
      .reverse()
      .join('\n')}`;
  });
  second = deploy();
}

test.afterAll(() => server?.close());

test.describe('below a path', () => {
  test('everything a document names is below it, and there', () => {
    let named = 0;
    const wrong: string[] = [];
    for (const [address, { elements }] of second.documents)
      for (const { name, attributes } of elements)
        for (const [attribute, value] of attributes) {
          const path = pathIn(value);
          if (path === undefined) continue;
          named += 1;
          if (!isPublished(path)) wrong.push(`${address} <${name} ${attribute}="${value}">`);
        }
    expect(named).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  test('everything a file for machines names is below it, and there', () => {
    let named = 0;
    const wrong: string[] = [];
    for (const file of second.files) {
      if (!/\.(?:json|xml|txt|md|csv|css)$|_redirects|_headers/.test(file)) continue;
      const text = readFileSync(join(out(), file), 'utf8');
      const names = [
        ...text.matchAll(/https:\/\/book\.example[^\s"'<>)\]\\,]*/g),
        ...(/_redirects|_headers/.test(file) ? text.matchAll(/(?<=^|[ "<])\/[^\s">*]*(?=[\s">]|$)/gm) : []),
        ...(file.endsWith('.css') ? text.matchAll(/(?<=url\()\/[^)]*/g) : []),
      ];
      for (const [value] of names) {
        const path = pathIn(value.replace(/[.;]$/, ''));
        if (path === undefined) continue;
        named += 1;
        if (!isPublished(path)) wrong.push(`${file}: ${value}`);
      }
    }
    expect(named).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
    const rules = readFileSync(join(out(), '_headers'), 'utf8').match(/^\/.*/gm) ?? [];
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.filter((rule) => !rule.startsWith(`${BASE}/`))).toEqual([]);
  });

  test('the search finds there, and the page is quiet', async ({ page }) => {
    const noise = await watchForNoise(page);
    await page.goto(here('/search/?q=tide'));
    const found = page.locator('main a[href$="/glossary/tide/"]').first();
    await expect(found).toBeVisible();
    expect(await found.getAttribute('href')).toBe(`${BASE}/glossary/tide/`);
    expect(noise.filter((line) => !line.startsWith(`request to ${here('/')}`))).toEqual([]);
  });
});

/** What a value names of this site, without what stands behind the path; nothing when it names something else. */
function pathIn(value: string): string | undefined {
  if (!/^\/(?!\/)|^https:\/\/book\.example/.test(value) || value.includes('{')) return undefined;
  return new URL(value, SITE).pathname;
}

/** Whether there is a file at a path of the host. */
function isPublished(path: string): boolean {
  if (path === BASE) return true; // what a script puts before an address
  if (!path.startsWith(`${BASE}/`)) return false;
  const below = path.slice(BASE.length);
  return existsSync(join(out(), below.endsWith('/') && !second.files.has(below) ? `${below}index.html` : below));
}

test.describe('after entries were renamed and withdrawn', () => {
  test('every address and anchor that was published answers', () => {
    expect(ledger.length).toBeGreaterThan(20);
    expect(ledger.filter((line) => !answers(line))).toEqual([]);
  });

  test('every anchor of an entry that a document had still leads somewhere', () => {
    const anchors = [...first.documents].flatMap(([address, { elements }]) =>
      elements.flatMap(({ attributes }) => {
        const id = attributes.get('id') ?? '';
        return /^(?:answer|comment|claim)-(?!.*-(?:says-|runs-|notes))[a-z-]+$|^the-far-side$/.test(id)
          ? [`${address}#${id}`]
          : [];
      }),
    );
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((line) => !answers(line))).toEqual([]);
  });

  test('the place of a part of an answer leads to the answer', async ({ page }) => {
    for (const part of ['says-moon-pulls', 'runs-pull-moon', 'notes', 'abcdef'])
      await test.step(part, async () => {
        await page.goto(here(`/q/tides/#answer-moon-${part}`));
        await expect(page).toHaveURL(new RegExp(`/q/ebb-and-flow/#answer-gravity-${part}$`));
        await expect(page.locator(':focus')).toHaveAttribute('id', /^answer-gravity/);
        if (await page.locator(`#answer-gravity-${part}`).count()) await expect(noticeOn(page)).toBeHidden();
        else await expect(noticeOn(page)).toBeVisible();
      });
  });

  test('every file that stood beside a page is there: data, Markdown, cards, quotations, feeds', () => {
    const beside = [...first.files].filter((file) => !file.startsWith('/_') && !file.endsWith('.html'));
    expect(beside.length).toBeGreaterThan(80);
    expect(beside.filter((file) => !second.files.has(file)).sort()).toEqual([
      '/media/questions/tides/bulges.svg', // a part of a text, whose pages name its new address
      '/oembed/q/tides/comment-late.json', // what was withdrawn is not quoted any more
      '/og/q/tides/comment-late.png',
      '/q/tides/comment-late/index.json',
    ]);
    expect(readFileSync(join(out(), 'oembed/q/tides/answer-moon.json'), 'utf8')).toContain(
      `${SITE}q/ebb-and-flow/answer-gravity/`,
    );
  });

  test('the host is told of them, too', () => {
    expect(readFileSync(join(out(), '_redirects'), 'utf8')).toContain(
      `${BASE}/q/tides/answer-moon/ ${BASE}/q/ebb-and-flow/answer-gravity/ 301\n`,
    );
  });
});

/** Whether an address, with its anchor, leads to something on the second site; a page that has moved takes anchors along. */
function answers(line: string): boolean {
  const [address = '', anchor] = line.split('#');
  const moved = second.documents.get(address)?.elements.find(({ attributes }) => attributes.has('data-to'));
  const [to, toAnchor] = (moved?.attributes.get('data-to')?.slice(BASE.length) ?? address).split('#');
  const document = second.documents.get(to ?? '');
  const wanted = toAnchor ?? anchor;
  return (
    document !== undefined && (!wanted || document.elements.some(({ attributes }) => attributes.get('id') === wanted))
  );
}

test.describe('a link to words', () => {
  for (const [remainder, became] of BECAME.entries())
    test(`lands where they were ${became}`, async ({ page }) => {
      const passages = PASSAGES.filter((_, index) => index % BECAME.length === remainder);
      for (const words of passages)
        await test.step(words[0] ?? '', async () => {
          // Seven words of ten, as a reader selects them.
          const directive = words.slice(0, 7).map(encodeURIComponent).join('%20');
          await page.goto(here(`/q/tides/#answer-moon:~:text=${directive}`));
          await expect(page).toHaveURL(/\/q\/ebb-and-flow\//);
          const now = became === 'changed' ? rewritten(words) : written(words);
          if (became !== 'gone') await expect(page.getByText(now.trim())).toBeInViewport();
          if (became === 'moved') await expect(noticeOn(page)).toBeHidden();
          else await expect(noticeOn(page)).toBeVisible();
          if (became === 'gone') await expect(noticeOn(page)).toBeInViewport();
        });
    });
});

const noticeOn = (page: Page) =>
  page.locator('p:not([role=status])', { hasText: 'The passage this link pointed to has changed' });

test.describe('after `npm start` alone, which draws no cards', () => {
  test('every card that a page names is answered', async ({ request }) => {
    const cards = [...second.documents.values()].flatMap(({ elements }) =>
      elements
        .filter(({ attributes }) => attributes.get('property') === 'og:image')
        .map(({ attributes }) => pathIn(attributes.get('content') ?? '') ?? ''),
    );
    expect(new Set(cards).size).toBeGreaterThan(10);
    await whileStarted(async (address) => {
      for (const path of new Set(cards)) {
        const answer = await request.get(address + path);
        expect([answer.status(), answer.headers()['content-type']], path).toEqual([200, 'image/png']);
      }
    });
  });
});

/** Does work while `npm start` serves the book, with no card that was drawn before. */
async function whileStarted(work: (address: string) => Promise<void>): Promise<void> {
  const port = await freePort();
  await inCheckout(async ({ folder }) => {
    rmSync(join(folder, '.cache/cards'), { recursive: true });
    const child = spawn(process.execPath, ['tools/run.mjs', 'start', '--port', String(port)], {
      cwd: folder,
      env: { ...process.env, PWD: folder, SITE_URL: SITE, ANSWERBOOK_CONTENT: content() },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const address = `http://127.0.0.1:${port}`;
    try {
      const answers = () =>
        fetch(`${address}${BASE}/`).then(
          ({ ok }) => ok,
          () => false,
        );
      await expect(async () => expect(await answers()).toBe(true)).toPass({ timeout: 120_000 });
      await work(address);
    } finally {
      child.kill();
      await ended;
    }
  });
}

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { codeVersion } from '../tools/build/code-version.mjs';
import { check } from '../tools/content/check.ts';
import { imageFiles } from '../tools/content/images.ts';
import { CACHE, ROOT } from '../tools/paths.ts';
import { LONG, triedOf } from '../tools/testing/sample.ts';

/**
 * SVGs of other people, opened alone and by a host that sends no header but their type: as they are, and as they would be
 * published if `check` did not refuse them.
 */
const FIXTURES = join(ROOT, 'lib/images/fixtures');
const filesOf = (kind: string) => readdirSync(join(FIXTURES, kind)).sort();

/** The hostile ones that are opened; two of them are named below. */
const OPENED = [...new Set(['script.svg', 'style-import.svg', ...triedOf(filesOf('hostile'), 20)])];

/** So many pages are open at once: each waits most of its time. */
const AT_ONCE = 6;

/** What these draw without end: no browser is asked to. */
const ENDLESS = /^(?:billion-|deep|use-of-itself)/;

const documents = new Map<string, Uint8Array>();
let server: Server;
let origin = '';

// One worker for the file: it has one folder and one server.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  const content = join(CACHE, 'svg-content');
  rmSync(content, { recursive: true, force: true });
  mkdirSync(join(content, 'claims'), { recursive: true });
  for (const kind of ['hostile', 'ordinary']) {
    cpSync(join(FIXTURES, kind), join(content, 'claims'), { recursive: true });
    for (const file of filesOf(kind)) documents.set(`/source/${file}`, readFileSync(join(FIXTURES, kind, file)));
  }
  const shown = readdirSync(join(content, 'claims')).map((file) => `![A picture](${file})`);
  writeFileSync(join(content, 'claims/shows.mdx'), `---\nstatement: So.\nstatus: open\n---\n${shown.join('\n\n')}\n`);
  for (const { path, bytes } of imageFiles(content, check(content, codeVersion()).book))
    documents.set(`/${path.replace('media/claims', 'published')}`, bytes ?? new Uint8Array());
  server = createServer((request, response) => {
    const bytes = documents.get(request.url ?? '');
    if (bytes) response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => server.close());

/** Opens a document alone, points and clicks at it, and says what it did beside being drawn. */
async function deedsOf(page: Page, path: string): Promise<string[]> {
  const deeds: string[] = [];
  const address = origin + path;
  await page.route(/.*/, (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    deeds.push(`asks for ${url}`);
    return route.abort();
  });
  page.on('dialog', (dialog) => {
    deeds.push(`says ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address);
  await page.mouse.move(40, 40);
  await page.mouse.click(50, 50);
  await page.keyboard.press('Tab');
  await page.waitForTimeout(100);
  if (page.url() !== address) deeds.push(`goes to ${page.url()}`);
  else if ((await page.locator('parsererror').count()) > 0) deeds.push('is no XML');
  return deeds;
}

/** What each hostile file does where it lies, by its name; those that do nothing are left out. */
async function deedsIn(folder: string, context: BrowserContext): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  const files = OPENED.filter(
    (file) => documents.has(`/${folder}/${file}`) && !(folder === 'source' && ENDLESS.test(file)),
  );
  const open = async (file: string) => {
    const page = await context.newPage();
    const deeds = await deedsOf(page, `/${folder}/${file}`);
    if (deeds.length > 0) all[file] = deeds;
    await page.close();
  };
  while (files.length > 0) await Promise.all(files.splice(0, AT_ONCE).map(open));
  return all;
}

test('hostile files do what they were written for', async ({ context }) => {
  test.setTimeout(300_000);
  const deeds = await deedsIn('source', context);
  expect(Object.keys(deeds).length).toBeGreaterThanOrEqual(LONG ? 40 : 10);
  expect(deeds['script.svg']).toEqual(['says 1']);
  expect(deeds['style-import.svg']).toEqual(['asks for http://leak.test/a.css']);
});

test('nothing of them runs, asks for anything or leads away where they are published', async ({ context }) => {
  test.setTimeout(300_000);
  expect(filesOf('hostile').filter((file) => documents.has(`/published/${file}`)).length).toBeGreaterThan(60);
  expect(await deedsIn('published', context)).toEqual({});
});

for (const file of filesOf('ordinary'))
  test(`${file} looks the same where it is published, alone and in a page`, async ({ page }) => {
    const nothing = await page.screenshot();
    const alone = async (path: string) => {
      await page.goto(origin + path);
      return page.screenshot();
    };
    const source = await alone(`/source/${file}`);
    expect(source.equals(nothing)).toBe(false);
    expect((await alone(`/published/${file}`)).equals(source)).toBe(true);
    await page.goto('about:blank');
    const inPage = async (path: string) => {
      await page.setContent(`<img src="${origin}${path}" width="300">`, { waitUntil: 'load' });
      return page.screenshot();
    };
    const shown = await inPage(`/source/${file}`);
    expect(shown.equals(nothing)).toBe(false);
    expect((await inPage(`/published/${file}`)).equals(shown)).toBe(true);
  });

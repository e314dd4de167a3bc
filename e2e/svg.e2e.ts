import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { check } from '../tools/check.ts';
import { imageFiles } from '../tools/images.ts';
import { CACHE, ROOT } from '../tools/paths.ts';

/**
 * SVGs of other people, opened alone and by a host that sends no header but their type: as they are, and as they would be
 * published if `check` did not refuse them.
 */
const FIXTURES = join(ROOT, 'lib/images/fixtures');
const filesOf = (kind: string) => readdirSync(join(FIXTURES, kind)).sort();

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
  for (const { path, bytes } of imageFiles(content, check(content).book))
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
  return deeds;
}

test('the hostile files do what they were written for', async ({ context }) => {
  test.setTimeout(120_000);
  const harmless: string[] = [];
  const files = filesOf('hostile').filter((file) => !ENDLESS.test(file));
  for (const file of files) {
    const page = await context.newPage();
    if ((await deedsOf(page, `/source/${file}`)).length === 0) harmless.push(file);
    await page.close();
  }
  console.log(`${files.length - harmless.length} of ${files.length} do something; not: ${harmless.join(' ')}`);
  expect(files.length - harmless.length).toBeGreaterThan(40);
});

for (const file of filesOf('hostile'))
  test(`nothing of ${file} runs or asks for anything where it is published`, async ({ page }) => {
    const path = `/published/${file}`;
    test.skip(!documents.has(path), 'nothing is published');
    expect(await deedsOf(page, path)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('parsererror'))).toBe(false);
  });

for (const file of filesOf('ordinary'))
  for (const way of ['alone', 'in a page'])
    test(`${file} looks the same ${way}`, async ({ page }) => {
      const look = async (path: string) => {
        if (way === 'alone') await page.goto(origin + path);
        else {
          await page.goto(`${origin}/none`);
          await page.setContent(`<img src="${path}" width="300">`, { waitUntil: 'load' });
          expect(await page.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
            0,
          );
        }
        return page.screenshot();
      };
      const nothing = await page.screenshot();
      const source = await look(`/source/${file}`);
      expect(source.equals(nothing)).toBe(false);
      expect((await look(`/published/${file}`)).equals(source)).toBe(true);
    });

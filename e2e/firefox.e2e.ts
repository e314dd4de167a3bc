import { expect, test } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../tools/process/browser.ts';
import { LONG } from '../tools/testing/sample.ts';
import { served } from './out.ts';

/*
 * A second engine over the same pages: Firefox as the system has it, driven by WebDriver BiDi. A short list of what may
 * differ between engines; the rest is asked of Chromium.
 */

const FIREFOX = LONG ? findFirefox() : undefined;
const THREAD = '/q/async-and-threads/';

test.describe('in Firefox', () => {
  test.skip(!FIREFOX, 'only in a long run, and where firefox-esr is installed');
  test.describe.configure({ mode: 'default', timeout: 120_000 });

  let browser: Browser;
  let page: Page;
  test.beforeAll(async () => {
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX as string });
    page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
  });
  test.afterAll(() => browser?.close());

  /** Whether something that a selector finds is seen. */
  const isSeen = (selector: string) => page.$eval(selector, (element) => element.checkVisibility());

  test('a thread is read: nothing is wider than the screen, and all of it is styled', async () => {
    await page.goto(served() + THREAD);
    for (const width of [1280, 860, 320]) {
      await page.setViewport({ width, height: 800 });
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(over, `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewport({ width: 1280, height: 800 });
    expect(await page.$eval('h1', (title) => getComputedStyle(title).fontFamily)).toContain('serif');
    expect(await isSeen('.claim-mark')).toBe(true);
  });

  test('nothing is painted below the title before its styles have come', async () => {
    const slow = await browser.newPage();
    await slow.setRequestInterception(true);
    const held: (() => void)[] = [];
    slow.on('request', (request) => {
      if (/\/rest-/.test(request.url())) held.push(() => void request.continue());
      else void request.continue();
    });
    const loaded = slow.goto(served() + THREAD);
    await slow.waitForSelector('h1');
    await expect.poll(() => held.length).toBe(1);
    expect(await slow.$('footer')).toBeNull();
    for (const go of held) go();
    await loaded;
    expect(await slow.$('footer')).not.toBeNull();
    await slow.close();
  });

  test('a term shows its card on focus, and Esc closes it', async () => {
    await page.goto(served() + THREAD);
    await page.focus('a[data-term]');
    await page.waitForSelector('[popover]:popover-open');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.$('term-cards [popover]:popover-open')).toBeNull();
  });

  test('the search answers in its box', async () => {
    await page.goto(`${served()}/search/?q=event+loop`);
    await page.waitForSelector('.search-hit a');
    expect(await page.$eval('.search-hit', (hit) => hit.textContent)).toMatch(/event loop/i);
  });

  test('a deep link lands on its claim', async () => {
    await page.goto(`${served()}${THREAD}`);
    const id = await page.$eval('article[id] .claim[id]', (claim) => claim.id);
    await page.goto(`${served()}${THREAD}#${id}`);
    await expect
      .poll(() => page.$eval(`#${id}`, (claim) => Math.round(claim.getBoundingClientRect().top)))
      .toBeLessThan(800);
    expect(await page.$eval(`#${id}`, (claim) => claim.matches(':target'))).toBe(true);
  });

  test('a share link opens what is shared', async () => {
    await page.goto(served() + THREAD);
    await page.click('article share-link a');
    await page.waitForSelector('dialog[open], .share-panel[open], .share-said');
  });
});

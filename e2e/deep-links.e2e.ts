import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { publishedDocuments } from './documents.ts';
import { OUT, served } from './out.ts';

const THREAD = '/q/async-and-threads/';

/** A link to an entry or a heading: the fragment, and what is said to those who listen. */
const LINKS = [
  { what: 'an answer', address: THREAD, id: 'answer-single-threaded', heard: /^Answer: .{20}/ },
  { what: 'a comment', address: THREAD, id: 'comment-cpu-and-io', heard: /^Comment: .{20}/ },
  { what: 'a claim that is folded', address: THREAD, id: 'claim-async-interleaves', heard: /^Claim: .{20}/ },
  {
    what: 'a claim in the text',
    address: THREAD,
    id: 'answer-single-threaded-says-async-interleaves',
    heard: /^Answer: .{20}/,
  },
  { what: 'a heading', address: '/q/kitchen-sink/', id: 'code-and-tables', heard: /^Answer: .{20}/ },
];

const heardOn = (page: Page): Locator => page.locator('deep-link [role=status]');
const noticeOn = (page: Page): Locator =>
  page.locator('p:not([role=status])', { hasText: 'The passage this link pointed to has changed' });

/** The place of an element on the screen, and whether anything lies over its first words. */
const placeOf = (target: Locator): Promise<{ share: number; covered: boolean }> =>
  target.evaluate((element) => {
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      range.selectNodeContents(node);
      const box = [...range.getClientRects()].find(({ width }) => width > 2);
      if (!node.textContent?.trim() || !box) continue;
      const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
      return { share: box.top / innerHeight, covered: !top || !element.contains(top) };
    }
    throw new Error('The target has no words');
  });

/** What a highlight may change in the look of an element and of its title. */
const lookOf = (target: Locator): Promise<string[]> =>
  target.evaluate((element) =>
    [element, ...element.querySelectorAll(':scope > :is(h3, h4) span, :scope > header h2 span')].map((part) => {
      const { backgroundColor, boxShadow } = getComputedStyle(part);
      return `${backgroundColor} ${boxShadow}`;
    }),
  );

/** The target's first words are on the upper half of the screen, with nothing over them. */
async function expectInView(target: Locator): Promise<void> {
  await expect(async () => {
    const { share, covered } = await placeOf(target);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.5);
    expect(covered).toBe(false);
  }).toPass({ timeout: 5000 });
}

async function expectHighlit(page: Page, address: string, id: string): Promise<void> {
  const highlit = await lookOf(page.locator(`#${id}`));
  await page.goto('about:blank');
  await page.goto(served() + address);
  expect(highlit).not.toEqual(await lookOf(page.locator(`#${id}`)));
}

for (const width of [1280, 390]) {
  test.describe(`a link with a fragment, ${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });
    for (const { what, address, id, heard } of LINKS) {
      test(`to ${what} lands there, focused, announced and highlighted`, async ({ page }) => {
        await page.goto(`${served()}${address}#${id}`);
        const target = page.locator(`#${id}`);
        await expectInView(target);
        await expect(target).toBeFocused();
        await expect(heardOn(page)).toHaveText(heard);
        await expect(noticeOn(page)).toBeHidden();
        await expectHighlit(page, address, id);
      });
    }
  });
}

test('a link within the page does the same, as often as it is followed', async ({ page }) => {
  await page.goto(served() + THREAD);
  const target = page.locator('#answer-single-threaded');
  const link = page.locator('main nav[aria-label="Go to"] a[href="#answer-single-threaded"]');
  for (let time = 0; time < 2; time++) {
    await link.click();
    await expectInView(target);
    await expect(heardOn(page)).toHaveText(/^Answer: /);
  }
  await page.locator('main nav[aria-label="Go to"] a[href="#answer-way-to-structure"]').click();
  await expect(page.locator('#answer-way-to-structure')).toBeFocused();
  await page.goBack();
  await expect(target).toBeFocused();
});

test.describe('a link to a passage that has changed', () => {
  test('lands on the entry it belonged to and says so', async ({ page }) => {
    await page.goto(`${served()}${THREAD}#answer-single-threaded-abcdef`);
    const answer = page.locator('#answer-single-threaded');
    await expect(noticeOn(page)).toBeInViewport({ ratio: 1 });
    await expectInView(answer);
    await expect(answer).toBeFocused();
    await expect(heardOn(page)).toHaveText(/has changed.*Answer: .{20}/);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(noticeOn(page)).toBeHidden();
    await expect(answer).toBeFocused();
  });

  for (const { page: address, fragment, lands } of [
    {
      page: `${THREAD}answer-single-threaded/`,
      fragment: 'answer-single-threaded-abcdef',
      lands: '#answer-single-threaded',
    },
    { page: `${THREAD}comment-cpu-and-io/`, fragment: 'comment-cpu-and-io-abcdef', lands: '#comment-cpu-and-io' },
    {
      page: '/claims/async-interleaves/',
      fragment: 'claim-async-interleaves-abcdef',
      lands: '#claim-async-interleaves',
    },
    { page: '/glossary/task/', fragment: 'term-task-abcdef', lands: 'main' },
  ]) {
    test(`on ${address} it lands on the text and says so`, async ({ page }) => {
      await page.goto(`${served()}${address}#${fragment}`);
      await expect(noticeOn(page)).toBeInViewport({ ratio: 1 });
      await expect(page.locator(lands)).toBeFocused();
      await expect(heardOn(page)).toHaveText(/has changed/);
    });
  }

  test('says nothing of it once another link is followed', async ({ page }) => {
    await page.goto(`${served()}${THREAD}#answer-single-threaded-abcdef`);
    await expect(noticeOn(page)).toBeVisible();
    await page.locator('main nav[aria-label="Go to"] a[href="#answer-way-to-structure"]').click();
    await expect(noticeOn(page)).toBeHidden();
  });
});

test('a fragment that never named anything leaves the page as it is', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`${served()}${THREAD}#%E0%A4%A`);
  await page.goto(`${served()}${THREAD}#no-such-thing`);
  await expect(page.locator('h1')).toBeInViewport();
  await expect(noticeOn(page)).toBeHidden();
  expect(errors).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const { what, address, id } of LINKS) {
    test(`a link to ${what} lands there, highlighted`, async ({ page }) => {
      await page.goto(`${served()}${address}#${id}`);
      await expectInView(page.locator(`#${id}`));
      await expectHighlit(page, address, id);
    });
  }
});

test('every link inside the site leads to a page, and its fragment to a place on it', () => {
  const documents = publishedDocuments();
  const ids = new Map(
    documents.map(({ address, elements }) => [
      address,
      new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? [])),
    ]),
  );
  const site = 'http://site.invalid';
  const wrong: string[] = [];
  let fragments = 0;
  for (const { address, elements } of documents) {
    for (const { name, attributes } of elements) {
      const href = name === 'a' ? attributes.get('href') : undefined;
      if (href === undefined) continue;
      const url = new URL(href, site + address);
      if (url.origin !== site) continue;
      if (url.hash) fragments += 1;
      else if (!url.pathname.endsWith('/') && existsSync(join(OUT, url.pathname))) continue; // a file to save
      const there = ids.get(url.pathname);
      if (!there || (url.hash && !there.has(decodeURIComponent(url.hash.slice(1))))) wrong.push(`${address}: ${href}`);
    }
  }
  expect(fragments).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

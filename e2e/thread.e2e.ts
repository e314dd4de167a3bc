import { expect, type Page, test } from '@playwright/test';
import { served } from './out.ts';

/* The page of a thread: what stands where, what is folded, where one is, what a reader takes along. */

const THREAD = '/q/async-and-threads/';
const FOLDED = 'claim-async-interleaves';

/** How many screens down an element begins. */
const screensTo = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => (element.getBoundingClientRect().top + scrollY) / innerHeight);

for (const { width, height, figure, answer } of [
  { width: 1280, height: 800, figure: 1.2, answer: 3.5 },
  { width: 390, height: 844, figure: 2.2, answer: 5 },
])
  test(`answers first, then what stands around them, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(served() + THREAD);
    const order = await page
      .locator('main :is(section, article):not(:is(section, article) *)')
      .evaluateAll((parts) => parts.map(({ id }) => id));
    expect(order).toEqual([
      'claims',
      'figure',
      'answer-way-to-structure',
      'answer-single-threaded',
      'agreement',
      'question',
      'related',
      'sources',
      'terms',
      'origin',
    ]);
    expect(await screensTo(page, '#figure')).toBeLessThanOrEqual(figure);
    expect(await screensTo(page, 'article')).toBeLessThanOrEqual(answer);

    await test.step('the short answer says how it stands and leads on', async () => {
      const head = page.locator('#main > :first-child');
      await expect(head.locator('.lead strong')).toHaveText('No.');
      await expect(head.locator('.status')).toHaveText(/^holds/);
      await expect(head).toContainText('Both answers say no');
      const ways = head.getByRole('navigation', { name: 'Go to' }).getByRole('link');
      await expect(ways).toHaveText(['Answer 1, no', 'Answer 2, no', 'the figure', 'all 21 claims']);
    });

    await test.step('the claims that decide stand open, the others are counted', async () => {
      await expect(page.locator('#claims tbody tr').filter({ visible: true })).toHaveCount(5);
      await expect(page.locator('#claims summary').first()).toHaveText('16 more claims: 11 hold, 5 hold with a note');
      await page.evaluate((id) => location.assign(`#${id}`), FOLDED);
      await expect(page.locator(`#${FOLDED}`)).toBeInViewport();
    });
  });

test('from link to link an answer is near, and nearer by the links before all', async ({ page }) => {
  await page.goto(served() + THREAD);
  const inAnswer = () => page.evaluate(() => document.activeElement?.closest('article') !== null);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await inAnswer()).toBe(true);
  for (const name of ['figure', 'sources']) {
    await page.goto(served() + THREAD);
    await page.getByRole('link', { name: `Skip to the ${name}` }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(`#${name}`)).toBeFocused();
  }
  await page.goto(served() + THREAD);
  let stops = 0;
  for (; stops <= 60 && !(await inAnswer()); stops++) await page.keyboard.press('Tab');
  expect(stops).toBeLessThanOrEqual(40);
});

test('links say what they are for', async ({ page }) => {
  await page.goto(served() + THREAD);
  const names = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? link.textContent?.trim() ?? ''));
  expect(names.filter((name) => name === 'Share')).toEqual([]);
  expect(names.filter((name) => /^Share (this question|answer \d|the (comment|figure): .{10})/.test(name)).length).toBe(
    7,
  );
  expect(names.filter((name) => /^Answer \d (supports|disputes|qualifies): .{10}/.test(name)).length).toBeGreaterThan(
    20,
  );
});

test.describe('the bar', () => {
  const bar = (page: Page) => page.locator('page-bar');

  test('comes when the title has gone, says the place, and covers neither a target nor the focus', async ({ page }) => {
    await page.goto(served() + THREAD);
    await expect(bar(page)).toBeHidden();
    for (const id of ['sources', 'answer-single-threaded', 'claims']) {
      await page.evaluate((to) => location.assign(`#${to}`), id);
      await expect(bar(page)).toBeVisible();
      const { bottom } = await bar(page).evaluate((element) => element.getBoundingClientRect());
      await expect(async () => {
        const { top } = await page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect());
        expect(top).toBeGreaterThanOrEqual(bottom);
      }).toPass({ timeout: 5000 });
    }
    await expect(bar(page)).toContainText('built on threads or processes');
    await expect(bar(page).locator('button')).toHaveText('21 claims');
    await page.locator('#origin').scrollIntoViewIfNeeded();
    await page.locator('footer a').first().focus();
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Shift+Tab');
      const isCovered = await page.evaluate(() => {
        const box = (document.activeElement as Element).getBoundingClientRect();
        const edge = document.querySelector('page-bar')?.getBoundingClientRect().bottom ?? 0;
        return !document.activeElement?.closest('page-bar, page-contents') && box.top < edge - 1;
      });
      expect(isCovered, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 99))).toBe(false);
    }
    await page.emulateMedia({ media: 'print' });
    await expect(bar(page)).toBeHidden();
  });

  test('opens the contents on a phone, and a link in them closes them', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(served() + THREAD);
    await page.getByRole('button', { name: 'On this page' }).click();
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await expect(contents).toContainText('1 wrong');
    await contents.getByRole('link', { name: 'Sources' }).click();
    await expect(contents).toBeHidden();
    await expect(page.locator('#sources')).toBeInViewport();
    await bar(page).locator('button').click();
    await expect(contents).toBeVisible();
  });
});

test('a copied paragraph is the paragraph, without marks; few of its letters are underlined', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(served() + THREAD);
    const paragraph = page.locator('#answer-single-threaded .prose > p').first();
    const copy = async () => {
      await paragraph.evaluate((element) => getSelection()?.selectAllChildren(element));
      await page.keyboard.press('ControlOrMeta+C');
      return (await page.evaluate(() => navigator.clipboard.readText())).trim();
    };
    await expect
      .poll(copy)
      .toBe(
        'No. As a rule, async code runs in one thread, and it takes neither several threads nor several processes. Doing without them is the whole point of it. Some programs mix the two, for reasons of their own.',
      );
  }
  const share = await page
    .locator('article .prose')
    .first()
    .evaluate((prose) => {
      let [all, underlined] = [0, 0];
      const words = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (node.parentElement?.closest('.claim-mark')) continue;
        const letters = node.textContent?.replace(/\s/g, '').length ?? 0;
        all += letters;
        for (let around = node.parentElement; around && prose.contains(around); around = around.parentElement)
          if (getComputedStyle(around).textDecorationLine.includes('underline')) {
            underlined += letters;
            break;
          }
      }
      return underlined / all;
    });
  expect(share).toBeLessThanOrEqual(0.25);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a link opens the fold it leads into', async ({ page }) => {
    await page.goto(`${served()}${THREAD}#${FOLDED}`);
    await expect(page.locator(`#${FOLDED}`)).toBeInViewport();
  });
});

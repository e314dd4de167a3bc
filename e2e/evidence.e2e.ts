import { expect, type Page, test } from '@playwright/test';
import { publishedDocuments } from './documents.ts';
import { served } from './out.ts';

const THREAD = '/q/async-and-threads/';
const PROGRAM = '/evidence/asyncio/';

/** The first figure of a page with its slider, its clock, and what is said of its first run. */
const figureOf = (page: Page) => {
  const figure = page.locator('evidence-figure').first();
  return {
    figure,
    lanes: figure.locator('.lanes').first(),
    slider: figure.getByRole('slider'),
    clock: figure.locator('.moment b'),
    says: figure.locator('.now').first(),
  };
};

test('the main figure says what was found, and one control steps through four ways, each on one CPU and on two', async ({
  page,
}) => {
  await page.goto(served() + THREAD);
  const figure = page.locator('#figure');
  await expect(figure.locator('.panel')).toHaveCount(8);
  await expect(figure.locator('figcaption')).toHaveCount(4);
  await expect(figure.locator('figcaption').nth(2)).toContainText('one thread; while one task waits, another runs');
  const slider = figure.getByRole('slider');
  await expect(slider).toHaveCount(1);
  expect(Number(await slider.getAttribute('max'))).toBeLessThanOrEqual(30);
  const height = async () => (await figure.boundingBox())?.height;
  const before = await height();
  await slider.press('ArrowRight');
  await expect(figure.locator('.cursor')).toHaveCount(8);
  await expect(slider).toHaveAttribute(
    'aria-valuetext',
    /^10 ms One after the other: A runs\. Three threads: on one CPU /,
  );
  expect(await height()).toBe(before);
});

test('a figure has names, words, and what was counted folded under it', async ({ page }) => {
  await page.goto(served() + PROGRAM);
  await expect(page.getByRole('img', { name: /on one CPU: 152 ms$/ })).toBeVisible();
  await expect(page.locator('.runs figcaption')).toContainText('One thread; while one task waits, another runs');
  const table = page.locator('.runs table').first();
  await expect(table).toBeHidden();
  await page.getByText('What was counted').click();
  await expect(table).toContainText('waits: timer');
});

test('the slider steps through time, and says what happens', async ({ page }) => {
  await page.goto(served() + PROGRAM);
  const { slider, says, clock, figure } = figureOf(page);
  await slider.press('ArrowRight');
  await expect(clock).toHaveText(/^\d+ ms$/);
  await expect(says).toHaveText('A runs, B and C to come');
  await expect(figure.locator('.cursor')).toHaveCount(2);
  await slider.press('End');
  await expect(says).toHaveText('A, B and C are done');
});

test('pointing at a moment says what happens then, by mouse and by finger', async ({ browser, page }) => {
  await page.goto(served() + PROGRAM);
  await page.waitForFunction(() => customElements.get('evidence-figure'));
  const { lanes, says, slider } = figureOf(page);
  await lanes.hover({ position: { x: 4, y: 10 } });
  await expect(says).toHaveText('A runs, B and C to come');
  expect(Number(await slider.inputValue())).toBeLessThan(3);
  const phone = await browser.newPage({ hasTouch: true, viewport: { width: 390, height: 844 } });
  await phone.goto(served() + PROGRAM);
  await phone.waitForFunction(() => customElements.get('evidence-figure'));
  await figureOf(phone).lanes.tap({ position: { x: 4, y: 10 } });
  await expect(figureOf(phone).says).toHaveText('A runs, B and C to come');
  await phone.close();
});

test.describe('with no script', () => {
  test.use({ javaScriptEnabled: false });

  test('a figure has no control, and everything else', async ({ page }) => {
    await page.goto(served() + PROGRAM);
    const { lanes, figure } = figureOf(page);
    await expect(lanes).toBeVisible();
    await expect(figure.locator('.moment')).toBeHidden();
  });

  test('claims are listed by status and by the day they were checked', async ({ page }) => {
    await page.goto(`${served()}/claims/`);
    const lists = page.getByRole('navigation', { name: 'Show' });
    await lists.getByRole('link', { name: 'wrong' }).click();
    await expect(page).toHaveURL(/\/claims\/by-status\/wrong\/$/);
    const marks = await page.locator('main li .status').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    for (const words of marks) expect(words).toMatch(/^wrong/);
    await lists.getByRole('link', { name: 'by day checked' }).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(/checked/i);
  });
});

for (const width of [320, 390])
  test(`at ${width} px runs stand below each other, words are at least 12 px high, and the main figure has two screens`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(served() + THREAD);
    const [one, two] = await page
      .locator('.panel')
      .evaluateAll((all) => all.map((panel) => panel.getBoundingClientRect()));
    expect(two?.top).toBeGreaterThanOrEqual(one?.bottom ?? 0);
    const figure = page.locator('#figure');
    const sizes = await figure.locator('text, p, label, figcaption, small').evaluateAll((all) =>
      all.map((element) => {
        const { a, d } = (element instanceof SVGTextElement && element.getScreenCTM()) || { a: 1, d: 1 };
        return Number.parseFloat(getComputedStyle(element).fontSize) * Math.min(a, d);
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    if (width === 390) expect((await figure.boundingBox())?.height).toBeLessThanOrEqual(2 * 844);
  });

test('ids are unique on every page with figures, and nothing of them has a style of its own', () => {
  for (const { address, elements } of publishedDocuments()) {
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids.length, address).toBe(new Set(ids).size);
    expect(
      elements.filter(({ attributes }) => attributes.has('style')),
      address,
    ).toEqual([]);
  }
});

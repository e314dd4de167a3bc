import { expect, type Page, test } from '@playwright/test';
import { publishedDocuments } from './documents.ts';
import { served } from './out.ts';

const THREAD = '/q/async-and-threads/';
const PROGRAM = '/evidence/asyncio/';

/** The first figure of a page with its slider and what it says. */
const figureOf = (page: Page) => {
  const figure = page.locator('evidence-figure').first();
  return {
    figure,
    panel: figure.locator('svg').first(),
    slider: figure.locator('input'),
    says: figure.locator('output'),
  };
};

test('the main figure compares four programs, each on one CPU and on two, on one scale', async ({ page }) => {
  await page.goto(served() + THREAD);
  const panels = page.locator('#figure .panels svg');
  await expect(panels).toHaveCount(8);
  const scales = await panels.evaluateAll((all) => all.map((panel) => panel.getAttribute('data-scale')));
  expect(new Set(scales).size).toBe(1);
});

test('a figure has a name, a description, words below it and a table folded under it', async ({ page }) => {
  await page.goto(served() + PROGRAM);
  await expect(page.getByRole('img', { name: /on one CPU$/ }).first()).toBeVisible();
  await expect(page.locator('.runs figcaption').first()).toContainText('Three tasks in one thread of one process.');
  const table = page.locator('.runs table').first();
  await expect(table).toBeHidden();
  await page.getByText('The figure as a table').first().click();
  await expect(table).toContainText('waits: timer');
});

test('the slider steps through the events, and says what happens', async ({ page }) => {
  await page.goto(served() + PROGRAM);
  const { slider, says, figure } = figureOf(page);
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(says).toContainText(/^\d+\.\d ms\. One CPU: A /);
  await expect(figure.locator('.cursor')).toHaveCount(2);
  const first = await says.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(says).not.toHaveText(String(first));
  await page.keyboard.press('End');
  await expect(says).toContainText('A is done; B is done; C is done.');
});

test('pointing at a moment says what happens then', async ({ page }) => {
  await page.goto(served() + PROGRAM);
  const { panel, says, slider } = figureOf(page);
  await panel.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => customElements.get('evidence-figure'));
  await panel.hover({ position: { x: 70, y: 40 } });
  await expect(says).toContainText('A runs on CPU');
  expect(Number(await slider.inputValue())).toBeGreaterThanOrEqual(0);
});

test.describe('with no script', () => {
  test.use({ javaScriptEnabled: false });

  test('a figure has no control, and everything else', async ({ page }) => {
    await page.goto(served() + PROGRAM);
    const { panel, slider, says } = figureOf(page);
    await expect(panel).toBeVisible();
    await expect(slider).toBeHidden();
    await expect(says).toBeHidden();
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

for (const scheme of ['light', 'dark'] as const)
  test(`letters stand out from their bars when it is ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(served() + PROGRAM);
    const [ink, paper] = await page.evaluate(() => {
      const letter = document.querySelector('evidence-figure g[data-task] text[fill]');
      const bar = document.querySelector('evidence-figure path.run');
      return [bar && getComputedStyle(bar).stroke, letter && getComputedStyle(letter).fill];
    });
    expect(ink).not.toBe(paper);
    expect(paper).toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  });

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 320, height: 800 } });

  test('the two runs stand below each other, and words are at least 11 px high', async ({ page }) => {
    await page.goto(served() + PROGRAM);
    const boxes = await page.locator('.panels').first().locator('svg').all();
    const [one, two] = await Promise.all(boxes.map((box) => box.boundingBox()));
    expect(two?.y).toBeGreaterThan((one?.y ?? 0) + (one?.height ?? 0) - 1);
    const scale = (one?.width ?? 0) / 276;
    expect(scale * 11.5).toBeGreaterThanOrEqual(11);
  });
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

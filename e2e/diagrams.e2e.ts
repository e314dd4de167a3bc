import { expect, type Page, test } from '@playwright/test';
import { served } from './out.ts';
import { watchForNoise } from './quiet.ts';

const ALL_KINDS = '/q/kitchen-sink/';
const TITLES = ['A flowchart', 'A sequence', 'States', 'Classes', 'Entities'];

const figureOf = (page: Page, title: string) =>
  page.locator('figure.diagram').filter({ has: page.locator('figcaption', { hasText: title }) });

test('every kind is an image with a title and a description, and a list of what it shows', async ({ page }) => {
  const noise = await watchForNoise(page);
  await page.goto(served() + ALL_KINDS);
  for (const title of TITLES) {
    const figure = figureOf(page, title);
    const image = figure.getByRole('img', { name: title, exact: true });
    await expect(image).toBeVisible();
    await expect(image).toHaveAccessibleDescription(/^\p{Lu}.+\.$/u);
    await figure.getByText('In words').click();
    await expect(figure.getByRole('listitem').first()).toBeVisible();
  }
  await expect(figureOf(page, 'A flowchart').getByRole('listitem').first()).toHaveText('Event loop → runs → Task');
  await expect(figureOf(page, 'Entities').getByRole('listitem').first()).toHaveText(
    'PROCESS (exactly one) → has → THREAD (one or more)',
  );
  expect(noise).toEqual([]);
});

test('a node leads to its entry with the keyboard, and shows what it means before', async ({ page }) => {
  await page.goto(served() + ALL_KINDS);
  const figure = figureOf(page, 'A flowchart');
  const region = figure.getByRole('region', { name: 'A flowchart' });
  await region.focus();
  await page.keyboard.press('Tab');
  const node = region.getByRole('link', { name: 'Event loop' });
  await expect(node).toBeFocused();
  expect(await node.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
  await expect(page.locator('#card')).toContainText('waits for events');
  await expect(page.locator('#card a')).toHaveAttribute('href', /\/glossary\/event-loop\/$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/event-loop\/$/);
});

for (const javaScriptEnabled of [true, false])
  test.describe(`scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a picture is enlarged on demand, and Escape closes it', async ({ page }) => {
      await page.goto(served() + ALL_KINDS);
      const figure = figureOf(page, 'States');
      const widthOf = async (part: string) => (await figure.locator(part).first().boundingBox())?.width ?? 0;
      const before = await widthOf('section > svg');
      await figure.getByRole('button', { name: 'Enlarge' }).click();
      await expect(figure.getByRole('dialog', { name: 'States' })).toBeVisible();
      expect(await widthOf('[popover] > svg')).toBeGreaterThanOrEqual(2 * before - 1);
      await page.keyboard.press('Escape');
      await expect(figure.getByRole('dialog')).toBeHidden();
      await figure.getByRole('button', { name: 'Enlarge' }).click();
      await figure.getByRole('button', { name: 'Close' }).click();
      await expect(figure.getByRole('dialog')).toBeHidden();
    });
  });

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('a picture scrolls by itself, its words stay readable, and a focused node comes into view', async ({ page }) => {
    await page.goto(served() + ALL_KINDS);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const region = page.getByRole('region', { name: 'A flowchart' });
    const label = region.getByText('Done?');
    expect((await label.boundingBox())?.height).toBeGreaterThan(12);
    const node = region.getByRole('link', { name: 'Result' });
    await expect(node).not.toBeInViewport({ ratio: 0.9 });
    await region.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(node).toBeFocused();
    await expect(node).toBeInViewport({ ratio: 0.9 });
  });
});

test('lines and labels stand out from the paper in both themes and in forced colours', async ({ page }) => {
  await page.goto(served() + ALL_KINDS);
  const paint = () =>
    page.evaluate(() => {
      const svg = document.querySelector('figure.diagram svg svg');
      const style = (part: string) => getComputedStyle(svg?.querySelector(part) as Element);
      return [getComputedStyle(document.body).backgroundColor, style('polyline').stroke, style('g text').fill].map(
        (colour) => {
          const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
          return red + green + blue;
        },
      );
    });
  for (const scheme of ['light', 'dark'] as const)
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ colorScheme: scheme, forcedColors });
      const [paper = 0, line = 0, label = 0] = await paint();
      expect(Math.min(Math.abs(paper - line), Math.abs(paper - label)), `${scheme} ${forcedColors}`).toBeGreaterThan(
        250,
      );
    }
});

test('the page as Markdown says what its pictures show, once and in words', async ({ request }) => {
  const text = await (await request.get(`${served()}${ALL_KINDS}index.md`)).text();
  expect(text.split('A flowchart').length - 1).toBe(1);
  expect(text).toContain('Nodes of several shapes');
  expect(text).toMatch(/- \[Event loop\]\(\S+\/glossary\/event-loop\/\) → runs → Task\n/);
  expect(text).not.toMatch(/^runs$/m);
});

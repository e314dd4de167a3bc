import { expect, test } from '@playwright/test';
import { served } from './out.ts';

const THREAD = '/q/async-and-threads/';
const KITCHEN_SINK = '/q/kitchen-sink/';

test.use({ javaScriptEnabled: false });

test('code has no copy button, and its text is there', async ({ page }) => {
  await page.goto(served() + KITCHEN_SINK);
  await expect(page.locator('copy-code pre').first()).toContainText('asyncio.run(main())');
  await expect(page.locator('copy-code button').first()).toBeAttached();
  await expect(page.locator('copy-code button').filter({ visible: true })).toHaveCount(0);
});

test('the word for a term leads to the term', async ({ page }) => {
  await page.goto(served() + THREAD);
  const word = page.locator('.prose a.term').first();
  const href = await word.getAttribute('href');
  await word.click();
  expect(new URL(page.url()).pathname).toBe(href);
  await expect(page.locator('h1')).toBeVisible();
});

test('the definitions of all terms stand under "Terms on this page"', async ({ page }) => {
  await page.goto(served() + THREAD);
  await expect(page.getByRole('heading', { name: 'Terms on this page' })).toBeVisible();
  await page.locator('#terms summary').click();
  const terms = await page
    .locator('a.term')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-term')));
  expect(terms.length).toBeGreaterThan(10);
  for (const term of new Set(terms)) {
    const definition = page.locator(`#term-${term?.replace('/', '--')} + dd`);
    await expect(definition).toBeVisible();
    await expect(definition).toContainText(/\w.{20}/);
  }
});

test('the contents of the page can be opened and lead to its parts', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(served() + THREAD);
  await page.getByRole('button', { name: 'On this page' }).click();
  await page.locator('page-contents').getByRole('link', { name: 'Sources' }).click();
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeInViewport();
});

test('the page follows the theme of the system', async ({ page }) => {
  const paper = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${served()}/`);
    return page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  };
  expect(await paper('light')).not.toBe(await paper('dark'));
});

import { expect, test } from '@playwright/test';
import { served } from './out.ts';

test('from the home page a reader gets to a thread, a claim and a term', async ({ page }) => {
  await page.goto(`${served()}/`);
  await page.locator('main a[href="/q/async-and-threads/"]').first().click();
  await expect(page.locator('h1')).toContainText('threads or processes');
  await page.locator('main a[href^="/claims/"]').first().click();
  await expect(page).toHaveURL(/\/claims\/[a-z0-9-]+\/$/);
  await expect(page.locator('h1')).toBeVisible();
  await page.goBack();
  await page.locator('main a[href^="/glossary/"]').first().click();
  await expect(page).toHaveURL(/\/glossary\/[a-z0-9-]+\/(#.*)?$/);
  await expect(page.locator('h1')).toBeVisible();
  const word = await page.locator('h1').textContent();
  await page.getByRole('link', { name: /^Next: / }).click();
  await expect(page.getByRole('link', { name: `Previous: ${word}` })).toBeVisible();
});

test('the contents of a thread follow the part that is being read', async ({ page }) => {
  await page.goto(`${served()}/q/async-and-threads/`);
  const current = page.locator('page-contents a[aria-current]');
  for (const id of ['question', 'answer-single-threaded', 'sources', 'answer-way-to-structure']) {
    await page.locator(`#${id}`).evaluate((part) => part.scrollIntoView());
    await expect(current).toHaveAttribute('href', `#${id}`);
    await expect(current).toBeInViewport();
  }
});

test('code is copied as it stands, and the button says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${served()}/q/kitchen-sink/`);
  const code = page.locator('copy-code').first();
  await code.getByRole('button', { name: 'Copy' }).click();
  await expect(code.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.locator('pre').textContent());
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a thread is read in full', async ({ page }) => {
    await page.goto(`${served()}/q/async-and-threads/`);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('#answer-single-threaded')).toBeVisible();
    await expect(page.locator('#answer-way-to-structure')).toBeVisible();
    await expect(page.locator('#comment-cpu-and-io')).toBeVisible();
    await expect(page.locator('main table')).not.toHaveCount(0);
  });
});

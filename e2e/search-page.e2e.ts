import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { served } from './out.ts';
import { watchForNoise } from './quiet.ts';

const results = (query: string): string => `${served()}/search/?q=${encodeURIComponent(query)}`;

test('a query in the address is answered from a cold load', async ({ page }) => {
  const noise = await watchForNoise(page);
  await page.goto(results('gil'));
  await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toHaveText(/GIL|global interpreter/i);
  await expect(page.locator('[role=combobox]')).toHaveValue('gil');
  await expect(page).toHaveTitle(/^gil · Search · /);
  await expect(page.locator('search-results').getByRole('status')).toHaveText(/\d results?\./);
  await page.getByRole('main').getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/glossary\/gil\/$/);
  expect(noise).toEqual([]);
});

test('filters are links that narrow the query', async ({ page }) => {
  await page.goto(results('thread'));
  await page.getByRole('navigation', { name: 'Filters' }).getByRole('link', { name: /claim/i }).first().click();
  await expect(page).toHaveURL(/type%3Aclaim/);
  await expect(page.getByRole('heading', { level: 2, name: 'Claims' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Questions' })).toHaveCount(0);
  await expect(page.locator('search-results .status').first()).toBeVisible();
  const on = page.getByRole('navigation', { name: 'Filters' }).locator('[aria-current]');
  await expect(on).toHaveCount(1);
  await on.click();
  await expect(page.getByRole('heading', { level: 2, name: 'Questions' })).toBeVisible();
});

test('a sentence finds its question first, with its short answer and how it stands', async ({ page }) => {
  await page.goto(results('is async built on threads'));
  const first = page.locator('.search-hit').first();
  await expect(first.getByRole('link').first()).toHaveAttribute('href', '/q/async-and-threads/');
  await expect(first.locator('.status')).toHaveText('holds');
  await expect(first.locator('.search-excerpt')).toHaveText(/^No\. Async is a way to structure a program/);
});

test('a query in the address is data', async ({ page }) => {
  const noise = await watchForNoise(page);
  const query = '"><img src=x onerror=alert(1)>';
  await page.goto(results(query));
  await expect(page.locator('[role=combobox]')).toHaveValue(query);
  await expect(page.locator('search-results').getByRole('status')).toHaveText(/result|Nothing/);
  await expect(page.locator('main img')).toHaveCount(0);
  expect(noise).toEqual([]);
});

test('without a query there are the glossary and the topics, and the search is not loaded before it is used', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${served()}/search/`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path === '/search.json')).toEqual([]);
  await page.locator('[role=combobox]').focus();
  await expect.poll(() => asked).toContain('/search.json');
  await expect(page.getByRole('navigation', { name: 'Letters' }).getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it says so, and offers the glossary and the topics', async ({ page }) => {
    await page.goto(results('gil'));
    await expect(page.locator('main noscript p')).toBeVisible();
    await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'G', exact: true }).click();
    await expect(page).toHaveURL(/\/glossary\/#letter-g$/);
  });

  test('the opener of every page leads there', async ({ page }) => {
    await page.goto(`${served()}/q/async-and-threads/`);
    await page.locator('[data-search-open]').click();
    await expect(page).toHaveURL(/\/search\/$/);
  });
});

test('browsers can use it from their own search field', async ({ page }) => {
  await page.goto(`${served()}/`);
  const link = page.locator('link[rel=search]');
  await expect(link).toHaveAttribute('type', 'application/opensearchdescription+xml');
  const text = await (await page.request.get(served() + (await link.getAttribute('href')))).text();
  await page.goto('about:blank'); // pages of ours may not parse a text
  const description = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    return {
      faults: xml.querySelectorAll('parsererror').length,
      name: xml.querySelector('ShortName')?.textContent,
      template: xml.querySelector('Url[type="text/html"]')?.getAttribute('template'),
    };
  }, text);
  expect(description).toMatchObject({ faults: 0, name: 'Answerbook' });
  const { pathname, search } = new URL(String(description.template).replace('{searchTerms}', 'event%20loop'));
  await page.goto(served() + pathname + search);
  await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toHaveText(/event loop/i);
});

test('the page is kept out of other search engines', async ({ page }) => {
  await page.goto(results('gil'));
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/search\/$/);
});

test('the words of a missing address are searched', async ({ page }) => {
  await page.goto(`${served()}/glossary/event-looop/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address is not in the book');
  await expect(page.locator('search-results').getByRole('status')).toContainText('event looop');
  await expect(page.locator('search-results a[href="/glossary/event-loop/"]').first()).toBeVisible();
});

for (const address of ['/search/?q=thread', '/nowhere/thread/'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${address} meets WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(served() + address);
      await expect(page.locator('search-results').getByRole('status')).toHaveText(/\d results?\./);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160))}`),
      ).toEqual([]);
    });

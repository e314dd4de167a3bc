import { expect, type Page, test } from '@playwright/test';
import { allOf, heardOn, wordsOf } from './heard.ts';
import { served } from './out.ts';
import { SHEET } from './paper.ts';

const THREAD = '/q/async-and-threads/';

async function print(page: Page, address: string): Promise<void> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print' });
  await page.goto(served() + address);
}

test('links to other sites are written out, links inside the book are not', async ({ page }) => {
  await print(page, '/q/kitchen-sink/');
  const links = allOf(await heardOn(page), 'link').map(({ name }) => name);
  expect(links.find((name) => name.startsWith('elsewhere'))).toContain('<https://www.python.org/>');
  expect(links.find((name) => name.startsWith('docs.python.org'))).toMatch(/<https:\/\/docs\.python\.org\/[^>]+>/);
  expect(links.find((name) => name.startsWith('a claim'))).toBe('a claim');
});

test('every status has its word on paper, also in the text', async ({ page }) => {
  await print(page, THREAD);
  const marks = await page.locator(':is(.status, .claim-mark):not(nav *)').evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const box = element.getBoundingClientRect();
        const range = document.createRange();
        const seen = [...element.childNodes].filter(
          (node) => !(node instanceof Element && node.matches('.visually-hidden')) && node.textContent?.trim(),
        );
        const [first] = seen;
        if (first) range.selectNodeContents(first);
        const words = range.getBoundingClientRect();
        const shape = getComputedStyle(element, '::before');
        return {
          text: element.textContent?.trim(),
          word: seen
            .map(({ textContent }) => textContent)
            .join('')
            .trim(),
          cut: words.right > box.right + 1 && getComputedStyle(element).overflowX === 'hidden',
          inside: words.width > 10 && words.left >= 0 && words.right <= innerWidth,
          shape: Number.parseFloat(shape.width),
        };
      }),
  );
  expect(marks.length).toBeGreaterThan(30);
  for (const { text, word, cut, inside, shape } of marks) {
    expect(word, text).toMatch(/holds|note|imprecise|wrong|open|denied|outdated|dangerous/i);
    expect(cut, `${text} is cut off`).toBe(false);
    expect(inside, `${text} is on the paper`).toBe(true);
    expect(shape, text).toBeGreaterThan(5);
  }
});

test('what is folded on the screen is open on paper', async ({ page }) => {
  await print(page, THREAD);
  const claims = page.locator('#claims details th a[href^="/claims/"]').first();
  await expect(claims).toBeVisible();
  expect((await claims.boundingBox())?.height).toBeGreaterThan(10);
  const printed = page.locator('main :is(th, li > div) > a[href^="/claims/"]').filter({ visible: true });
  const claimed = await printed.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const premises = await page.locator('#question li:has(a[href^="/claims/"])').count();
  expect(claimed.length, 'each claim once, and the premises').toBe(21 + premises);
});

test('the definitions of terms are printed', async ({ page }) => {
  await print(page, THREAD);
  await expect(page.locator('#terms dd').first()).toBeVisible();
  expect(wordsOf(await heardOn(page))).toContain('Terms on this page');
});

test('a dark page is printed in ink on white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(served() + THREAD);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const { color, backgroundColor } = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return { color, backgroundColor };
  });
  expect([color, backgroundColor]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('a thread makes a handful of sheets', async ({ page }) => {
  await page.goto(served() + THREAD);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(3);
  expect(sheets).toBeLessThanOrEqual(6);
});

import { expect, test } from '@playwright/test';
import { oneOfEveryKind } from './kinds.ts';
import { pageAddresses, served } from './out.ts';
import { watchForNoise } from './quiet.ts';
import { withoutStyles } from './styles.ts';

test('every page answers 200', async () => {
  const wrong: string[] = [];
  for (const address of pageAddresses()) {
    const { status } = await fetch(served() + address);
    if (status !== 200) wrong.push(`${status} ${address}`);
  }
  expect(wrong).toEqual([]);
});

test.describe('a page is whole and quiet: styles, no console message, no violation, no other host', () => {
  for (const address of oneOfEveryKind()) {
    test(address, async ({ page }) => {
      const noise = await watchForNoise(page);
      await page.goto(served() + address, { waitUntil: 'networkidle' });
      await expect(page.locator('h1')).toHaveCount(1);
      expect(noise).toEqual([]);
      expect(await withoutStyles(page), 'every component brings its styles').toEqual([]);
    });
  }
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { oneOfEveryKind } from './kinds.ts';
import { served } from './out.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`WCAG 2.2 AA, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const address of oneOfEveryKind()) {
      test(address, async ({ page }) => {
        await page.goto(served() + address);
        const axe = new AxeBuilder({ page });
        // Between the schemes only colours differ.
        const { violations } = await (colorScheme === 'light'
          ? axe.withTags(WCAG_22_AA)
          : axe.withRules('color-contrast')
        ).analyze();
        expect(
          violations.map(
            ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          ),
        ).toEqual([]);
      });
    }
  });
}

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { WCAG_22_AA } from './axe.ts';
import { served } from './out.ts';

const PANEL = 'dialog.share-panel';

async function openSharePanel(page: Page): Promise<void> {
  await page.goto(`${served()}/q/async-and-threads/`);
  await page.locator('#answer-single-threaded > header share-link a').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty();
}

test.describe('the open share panel', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`has no violation, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await openSharePanel(page);
      const { violations, passes } = await new AxeBuilder({ page }).include(PANEL).withTags(WCAG_22_AA).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'label', 'select-name']));
    });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`keeps its edges where colours are forced, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await openSharePanel(page);
      const parts = await page.locator(`${PANEL}, ${PANEL} :is(select, textarea, button)`).evaluateAll((elements) =>
        elements.map((element) => {
          const { borderTopColor, borderTopWidth, backgroundColor, color } = getComputedStyle(element);
          return { name: element.tagName, edge: borderTopColor, width: borderTopWidth, paper: backgroundColor, color };
        }),
      );
      expect(parts.map(({ name }) => name)).toEqual(['DIALOG', 'SELECT', 'TEXTAREA', 'BUTTON', 'BUTTON']);
      for (const { name, edge, width, paper, color } of parts) {
        expect(width, name).not.toBe('0px');
        expect(edge, name).not.toBe(paper);
        expect(color, name).not.toBe(paper);
      }
    });
});

import type { Page } from '@playwright/test';
import { triedOf } from '../tools/testing/sample.ts';
import { tooWide } from './layout.ts';

/** What a reader may have set as the size of text, in px, and how wide a window may be. */
const SIZES = [16, 20, 24, 32];
const WIDTHS = [320, 390, 480, 640, 768, 860, 1100, 1280, 1600];

const LAYOUTS = SIZES.flatMap((size) => WIDTHS.map((width) => ({ size, width })));

/** What sticks out sideways, and which status has lost its word, at any size of text in windows of any width. */
export async function amissInAnyLayout(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const session = await page.context().newCDPSession(page);
  const setSize = (standard: number) =>
    session.send('Page.setFontSizes', { fontSizes: { standard, fixed: Math.round((standard * 13) / 16) } });
  const amiss: string[] = [];
  for (const { size, width } of triedOf([{ size: 32, width: 320 }, { size: 16, width: 860 }, ...LAYOUTS], 12)) {
    await setSize(size);
    await page.setViewportSize({ width, height: 800 });
    for (const what of [...(await tooWide(page)), ...(await bareStatuses(page))])
      amiss.push(`${width} px wide, text of ${size} px: ${what}`);
  }
  await setSize(16);
  await session.detach();
  if (before) await page.setViewportSize(before);
  return amiss;
}

/** The statuses a reader sees without their words. */
const bareStatuses = (page: Page): Promise<string[]> =>
  page.locator('.status, .claim-mark').evaluateAll((statuses) =>
    statuses
      .filter((status) => {
        if (!status.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
        const box = status.getBoundingClientRect();
        const words = [...status.childNodes].filter(
          (node) => !(node instanceof Element && node.matches('.visually-hidden')) && node.textContent?.trim(),
        );
        const range = document.createRange();
        return !words.some((word) => {
          range.selectNodeContents(word);
          const { width, left, right } = range.getBoundingClientRect();
          const isCut = getComputedStyle(status).overflowX !== 'visible' && right > box.right + 1;
          return width > 10 && left >= 0 && right <= innerWidth + 1 && !isCut;
        });
      })
      .map(({ outerHTML }) => `a status without its word: ${outerHTML.slice(0, 120)}`),
  );

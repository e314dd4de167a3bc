import { test as base, expect, type Page } from '@playwright/test';
import { ANY_BOOK } from '../tools/testing/any-book.ts';
import { violationsOn } from './axe.ts';
import { amissInAnyLayout } from './font-sizes.ts';
import { oneOfEveryKind } from './kinds.ts';
import { tooSmall, tooWide } from './layout.ts';
import { pageAddresses, served } from './out.ts';
import { SHEET } from './paper.ts';
import { watchForNoise } from './quiet.ts';
import { withoutStyles } from './styles.ts';

/*
 * What is asked of every kind of page is asked of one that was opened once: opening it takes longer than most questions.
 */

/** With a page in which scripts are off, opened once for many tests. */
const test = base.extend<object, { scriptless: Page }>({
  scriptless: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 1280, height: 800 } });

test('every page answers 200', { tag: ANY_BOOK }, async () => {
  const wrong: string[] = [];
  for (const address of pageAddresses()) {
    const { status } = await fetch(served() + address);
    if (status !== 200) wrong.push(`${status} ${address}`);
  }
  expect(wrong).toEqual([]);
});

/** Asks what is amiss on a page, which is nothing; what is asked after it is asked in any case. */
const ask = (question: string, amiss: () => Promise<string[]>): Promise<void> =>
  test.step(question, async () => expect.soft(await amiss(), question).toEqual([]));

for (const address of oneOfEveryKind())
  test(address, { tag: ANY_BOOK }, async ({ page, scriptless }) => {
    const noise = await watchForNoise(page);
    await page.goto(served() + address);
    for (const width of [1280, 320])
      await ask(`${width} px wide it fits, and what is pressed is 24 px`, async () => {
        await page.setViewportSize({ width, height: 800 });
        return [...(await tooWide(page)), ...(await tooSmall(page))];
      });
    await ask('it fits, and every status says its word, at any size of text', () => amissInAnyLayout(page));
    await ask('it is printed without what only a screen can use', () => amissOnPaper(page));
    await ask('it is whole and quiet: one title, no console message, no violation, no other host', async () => {
      await page.waitForLoadState('networkidle');
      const titles = await page.locator('h1').count();
      return titles === 1 ? noise : [...noise, `${titles} titles`];
    });
    await ask('every component brings its styles', () => withoutStyles(page));
    await ask('WCAG 2.2 AA, light', () => violationsOn(page));
    await ask('WCAG 2.2 AA, dark', async () => {
      // Between the schemes only colours differ; none is on its way to another where less motion is wanted.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      return violationsOn(page, ['color-contrast']);
    });
    await ask('without scripts it shows nothing that only a script can move', () => deadOn(scriptless, address));
  });

/** What is printed and of no use on paper; the page is as it was afterwards. */
async function amissOnPaper(page: Page): Promise<string[]> {
  const onScreen = page.viewportSize() ?? SHEET;
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print' });
  const useless = 'nav, button, select, input, page-contents, theme-choice, deep-link, .skip';
  const amiss = await seenOf(page, useless);
  if (!(await page.locator('h1').isVisible())) amiss.push('no title');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > SHEET.width) amiss.push(`${width} px wide`);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(onScreen);
  return amiss;
}

/** What a page shows and only a script could move, where scripts are off. */
async function deadOn(page: Page, address: string): Promise<string[]> {
  await page.goto(served() + address);
  // A button with a target is the browser's own: it opens without a script.
  const dead =
    'button:not([popovertarget]), select, input, textarea, [role=button], [popover]:not(nav), theme-choice, a:not([href])';
  const amiss = await seenOf(page, dead);
  if (!(await page.locator('h1').isVisible())) amiss.push('no title');
  return amiss;
}

/** The elements that a selector finds and a reader sees, each as it begins. */
const seenOf = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .filter({ visible: true })
    .evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML.slice(0, 120)));

import { expect, type Page, test } from '@playwright/test';
import { served } from './out.ts';
import { watchForNoise } from './quiet.ts';

const THREAD = '/q/async-and-threads/';

const choiceOn = (page: Page) => page.getByRole('combobox', { name: 'Theme' });

/** Whether the paper is dark: the mean of its red, green and blue. */
const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const parts = /\d+, \d+, \d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0].split(', ') ?? [];
    if (parts.length !== 3) throw new Error('The paper has no colour');
    return parts.reduce((sum, part) => sum + Number(part), 0) / 3 < 128;
  });

/** Notes on every page from now on when the theme is set and when something is painted first, in ms. */
async function noteFirstPaint(page: Page): Promise<() => Promise<{ themeSetAt: number; paintedAt: number }>> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.documentElement?.hasAttribute('data-theme')) return;
      Object.assign(window, { themeSetAt: performance.now() });
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  return () =>
    page.evaluate(async () => {
      const paint = () => performance.getEntriesByName('first-paint')[0]?.startTime;
      while (paint() === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
      const { themeSetAt } = window as unknown as { themeSetAt: number };
      return { themeSetAt, paintedAt: paint() as number };
    });
}

for (const system of ['light', 'dark'] as const) {
  test.describe(`on a ${system} system`, () => {
    test.use({ colorScheme: system });

    test('the page follows the system until the reader chooses', async ({ page }) => {
      await page.goto(served() + THREAD);
      await expect(choiceOn(page)).toHaveValue('');
      expect(await isDark(page)).toBe(system === 'dark');
      await page.emulateMedia({ colorScheme: system === 'dark' ? 'light' : 'dark' });
      expect(await isDark(page)).toBe(system !== 'dark');
    });

    for (const theme of ['light', 'dark'] as const) {
      test(`${theme} is chosen at once, remembered, and there before the first paint`, async ({ page }) => {
        const firstPaint = await noteFirstPaint(page);
        await page.route('**/theme-*.js', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 500)); // the script that sets it comes late
          await route.continue();
        });
        await page.goto(served() + THREAD);
        await choiceOn(page).selectOption(theme);
        expect(await isDark(page)).toBe(theme === 'dark');
        for (const revisit of [() => page.reload(), () => page.goto(`${served()}/glossary/`)]) {
          await revisit();
          await expect(choiceOn(page)).toHaveValue(theme);
          expect(await isDark(page)).toBe(theme === 'dark');
          const { themeSetAt, paintedAt } = await firstPaint();
          expect(themeSetAt).toBeLessThan(paintedAt);
        }
      });
    }

    test('"System" forgets the choice', async ({ page }) => {
      await page.goto(served() + THREAD);
      await choiceOn(page).selectOption(system === 'dark' ? 'light' : 'dark');
      await choiceOn(page).selectOption({ label: 'System' });
      expect(await isDark(page)).toBe(system === 'dark');
      await page.reload();
      await expect(choiceOn(page)).toHaveValue('');
      expect(await isDark(page)).toBe(system === 'dark');
    });
  });
}

test('a choice reaches the other pages that are open', async ({ page, context }) => {
  await page.goto(served() + THREAD);
  const other = await context.newPage();
  await other.goto(`${served()}/glossary/`);
  await choiceOn(other).selectOption('dark');
  await expect(choiceOn(page)).toHaveValue('dark');
  expect(await isDark(page)).toBe(true);
});

test('where storage is refused the choice lasts as long as the page', async ({ page }) => {
  const noise = await watchForNoise(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(served() + THREAD);
  await choiceOn(page).selectOption('dark');
  expect(await isDark(page)).toBe(true);
  expect(noise).toEqual([]);
});

test.describe('with forced colours', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a status keeps its word and its own shape, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await page.goto(`${served()}/about/`);
      const statuses = await page.locator('.status[data-status]').evaluateAll((elements) =>
        elements.map((element) => {
          const shape = getComputedStyle(element, '::before');
          const { backgroundColor, backgroundImage, borderTopWidth, clipPath, borderTopColor } = shape;
          return {
            status: element.getAttribute('data-status'),
            word: element.textContent?.trim(),
            size: Number.parseFloat(shape.width),
            shape: [backgroundColor, backgroundImage, borderTopWidth, clipPath].join(' '),
            // Something of the shape must differ from the paper it stands on.
            seen: borderTopWidth !== '0px' ? borderTopColor : backgroundColor,
            paper: getComputedStyle(document.body).backgroundColor,
          };
        }),
      );
      const byStatus = new Map(statuses.map((mark) => [mark.status, mark]));
      expect([...byStatus.keys()].sort()).toEqual(['holds', 'imprecise', 'note', 'open', 'wrong']);
      for (const { status, word, size, seen, paper } of statuses) {
        expect(word, `${status}`).toBeTruthy();
        expect(size, `${status}`).toBeGreaterThan(6);
        expect(seen, `${status}`).not.toBe(paper);
      }
      expect(new Set([...byStatus.values()].map(({ shape }) => shape)).size).toBe(5);
    });
  }
});

test.describe('moving', () => {
  /** Whether the browser faded from one page to the next. */
  async function fadesBetweenPages(page: Page): Promise<boolean> {
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        const { viewTransition } = event as Event & { viewTransition?: { skipTransition(): void } | null };
        Object.assign(window, { faded: Boolean(viewTransition) });
      });
    });
    await page.goto(served() + THREAD);
    await page.getByRole('link', { name: 'Glossary' }).first().click();
    await page.waitForURL(/\/glossary\/$/);
    await page.waitForFunction(() => 'faded' in window);
    return page.evaluate(() => (window as unknown as { faded: boolean }).faded);
  }

  test('pages fade into each other', async ({ page }) => {
    expect(await fadesBetweenPages(page)).toBe(true);
  });

  test('nothing moves where the reader wants less motion', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await fadesBetweenPages(page)).toBe(false);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
        }).length,
    );
    expect(moving).toBe(0);
  });
});

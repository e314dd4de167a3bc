import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { served } from './out.ts';
import { watchForNoise } from './quiet.ts';

const THREAD = '/q/async-and-threads/';

const opener = (page: Page) => page.locator('[data-search-open]');
const field = (page: Page) => page.locator('[role=combobox]');
const hits = (page: Page) => page.locator('[role=option]'); // a <select> has options too
const status = (page: Page) => page.locator('search-field').getByRole('status');
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]');

/** Opens the box of a page. */
async function openBox(page: Page, address = THREAD): Promise<void> {
  await page.goto(served() + address);
  await opener(page).click();
  await expect(field(page)).toBeFocused();
}

/** Types into the box and waits until everything is found that there is. */
async function ask(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await expect(status(page)).toHaveText(/\d results?\.|Nothing was found/);
}

test.describe('opening', () => {
  test('"/" opens it, Escape closes it and gives the focus back', async ({ page }) => {
    await page.goto(served() + THREAD);
    const link = page.getByRole('link', { name: 'Glossary' }).first();
    await link.focus();
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue('');
    await page.keyboard.type('gil');
    await expect(hits(page).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press('/');
    await expect(field(page)).toHaveValue('');
  });

  for (const key of ['Control+k', 'Meta+k'])
    test(`${key} opens it`, async ({ page }) => {
      await page.goto(served() + THREAD);
      await page.keyboard.press(key);
      await expect(field(page)).toBeFocused();
    });

  test('in a field "/" is a character', async ({ page }) => {
    await page.goto(`${served()}/`);
    await field(page).focus();
    await page.keyboard.type('async/await');
    await expect(field(page)).toHaveValue('async/await');
  });

  test('"/" can be turned off, and nothing else is ever stored', async ({ page }) => {
    await openBox(page);
    await ask(page, 'gil');
    await field(page).fill('');
    await page.getByLabel('The key / opens the search').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    const stored = () => page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    expect(await stored()).toEqual([{ 'search-key': 'off' }, {}, '']);
    await page.getByLabel('The key / opens the search').check();
    expect(await stored()).toEqual([{}, {}, '']);
  });

  test('a click beside it and its button close it', async ({ page }) => {
    await openBox(page);
    await page.mouse.click(5, 400);
    await expect(page.getByRole('dialog')).toBeHidden();
    await opener(page).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('with a modifier the opener is a link to the page of results', async ({ page, context }) => {
    await page.goto(served() + THREAD);
    const [tab] = await Promise.all([context.waitForEvent('page'), opener(page).click({ modifiers: ['Control'] })]);
    await expect(tab).toHaveURL(/\/search\/$/);
  });

  test('nothing of it is loaded before it is used', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(served() + THREAD, { waitUntil: 'networkidle' });
    expect(asked.filter((path) => /search/.test(path))).toEqual([]);
    await opener(page).hover();
    await expect(() => expect(asked.filter((path) => /search/.test(path)).length).toBeGreaterThan(1)).toPass();
  });
});

test.describe('finding', () => {
  test('a term is defined first, and its row leads to it', async ({ page }) => {
    await page.goto(`${served()}/glossary/gil/`);
    const definition = String(await page.locator('main .lead').first().textContent());
    await openBox(page);
    await ask(page, 'gil');
    await expect(page.getByRole('group', { name: 'Definition' })).toContainText(definition);
    await expect(hits(page).first()).toContainText(definition);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/glossary\/gil\/$/);
  });

  test('hits stand in groups with names, under a listbox with a name', async ({ page }) => {
    await openBox(page);
    await ask(page, 'parallelism');
    const list = page.getByRole('listbox', { name: 'Results' });
    await expect(list.getByRole('group', { name: 'Claims' }).getByRole('option').first()).toBeVisible();
    await expect(list.getByRole('group', { name: 'Questions' }).getByRole('option').first()).toBeVisible();
    expect(await list.locator('[role=option]:not(a[href])').count()).toBe(0);
  });

  test('of two terms that are compared both are defined, and the page that compares them says the difference', async ({
    page,
  }) => {
    await openBox(page);
    await ask(page, 'concurrency or parallelism?');
    const definitions = page.getByRole('group', { name: 'Definitions' }).getByRole('option');
    await expect(definitions).toHaveText([/^concurrency.*in progress/, /^parallelism.*same instant/]);
    await expect(page.getByRole('group', { name: 'Side by side' }).locator('.search-line')).not.toBeEmpty();
    await expect(page.getByRole('group', { name: 'Side by side' }).getByRole('option')).toHaveAttribute(
      'href',
      '/compare/concurrency-vs-parallelism/',
    );
  });

  test('a hit on the open page closes the box and is gone to', async ({ page }) => {
    await openBox(page, '/glossary/gil/');
    await ask(page, 'gil');
    await page.locator('[role=option][href="/glossary/gil/"]').first().click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('what nobody wrote is said, with what comes near', async ({ page }) => {
    await openBox(page);
    await ask(page, 'xyzzyqwv');
    await expect(status(page)).toContainText('Nothing was found for “xyzzyqwv”.');
    await expect(hits(page).first()).toBeVisible();
  });

  test('a query is data: no markup, no pattern, no property', async ({ page }) => {
    const noise = await watchForNoise(page);
    await openBox(page);
    for (const query of [
      '<img src=x onerror=alert(1)>',
      '.*(',
      '[a-z',
      '__proto__ constructor toString',
      '%00%ff\\',
      '"',
      'type: tag:x is:',
      'שלום 👩‍💻 مرحبا',
      'x'.repeat(10_000),
      '??? !!!',
      'the of and',
    ]) {
      await field(page).fill(query);
      await expect(status(page)).not.toContainText('looking further');
      await expect(page.locator('search-field img')).toHaveCount(0);
    }
    await ask(page, 'gil');
    await expect(hits(page).first()).toContainText(/GIL/i);
    expect(noise).toEqual([]);
  });
});

test.describe('with a keyboard', () => {
  test('the arrows choose, the focus stays, and the ends lead back to the field', async ({ page }) => {
    await openBox(page);
    await ask(page, 'thread');
    await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
    await expect(field(page)).toHaveAttribute(
      'aria-controls',
      String(await page.getByRole('listbox').getAttribute('id')),
    );
    await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
    const last = (await hits(page).count()) - 1;
    const expectChosen = async (at: number) => {
      await expect(chosen(page)).toHaveCount(1);
      const id = String(await hits(page).nth(at).getAttribute('id'));
      await expect(field(page)).toHaveAttribute('aria-activedescendant', id);
      await expect(chosen(page)).toHaveAttribute('id', id);
      await expect(chosen(page)).toBeInViewport({ ratio: 1 });
    };
    await page.keyboard.press('ArrowDown');
    await expectChosen(0);
    await page.keyboard.press('ArrowDown');
    await expectChosen(1);
    await page.keyboard.press('End');
    await expectChosen(last);
    await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expectChosen(last);
    await page.keyboard.press('Home');
    await expectChosen(0);
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
    await expect(field(page)).toBeFocused();
  });

  test('Home and End move in the text as long as no row is chosen', async ({ page }) => {
    await openBox(page);
    await ask(page, 'thread');
    await page.keyboard.press('Home');
    await page.keyboard.type('green ');
    await expect(field(page)).toHaveValue('green thread');
  });

  test('Enter without a row leads to the page of results', async ({ page }) => {
    await openBox(page);
    await field(page).fill('event loop');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=event\+loop$/);
  });

  test('Ctrl-Enter opens a row in a new tab', async ({ page, context }) => {
    await openBox(page);
    await ask(page, 'gil');
    await page.keyboard.press('ArrowDown');
    const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
    await expect(tab).toHaveURL(/\/glossary\/gil\/$/);
    await expect(page).toHaveURL(served() + THREAD);
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test('a middle click opens a hit in a new tab', async ({ page, context }) => {
  await openBox(page);
  await ask(page, 'gil');
  const [tab] = await Promise.all([context.waitForEvent('page'), hits(page).first().click({ button: 'middle' })]);
  await expect(tab).toHaveURL(/\/glossary\/gil\/$/);
});

test.describe('with a finger, on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('it fits, and a tap on a hit goes there', async ({ page }) => {
    await page.goto(served() + THREAD);
    await expect(page.locator('search-opener kbd')).toBeHidden();
    await opener(page).tap();
    await ask(page, 'gil');
    const wide = await page
      .locator('dialog')
      .evaluate((dialog) =>
        [dialog, ...dialog.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map(({ outerHTML }) => outerHTML.slice(0, 100)),
      );
    expect(wide).toEqual([]);
    await hits(page).first().tap();
    await expect(page).toHaveURL(/\/glossary\/gil\/$/);
  });
});

test.describe('what comes later', () => {
  test('joins below the row in use, which does not move', async ({ page }) => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/_search/**', async (route) => {
      await held;
      await route.continue();
    });
    await openBox(page);
    await field(page).fill('thread');
    await expect(status(page)).toContainText('looking further');
    await expect(hits(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const row = await chosen(page).elementHandle();
    const before = await row?.boundingBox();
    const keys = () => hits(page).evaluateAll((options) => options.map(({ dataset }) => String(dataset.key)));
    const early = new Set(await keys());
    letGo();
    await expect(status(page)).toHaveText(/\d results\./);
    expect(await chosen(page).evaluate((option, same) => option === same, row)).toBe(true);
    expect(await row?.boundingBox()).toEqual(before);
    const joined = (await keys()).flatMap((key, at) => (early.has(key) ? [] : [at]));
    expect(joined.length).toBeGreaterThan(0);
    expect(Math.min(...joined)).toBeGreaterThan(1);
  });

  test('moves nothing that is seen, from opening to the last hit', async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) shifts.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await openBox(page);
    await page.keyboard.type('parallelism'); // as a hand does: what moves at once after a key moves nothing that is read
    await expect(status(page)).toHaveText(/\d results?\./);
    await page.waitForTimeout(700);
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  });
});

test.describe('when something is missing', () => {
  test('offline it says so, and goes on when the network is back', async ({ page, context }) => {
    await page.goto(served() + THREAD);
    await context.setOffline(true);
    await page.keyboard.press('/');
    await page.keyboard.type('g');
    await expect(status(page)).toHaveText('The search could not be loaded. Type on to try again, or press Enter.');
    await context.setOffline(false);
    await page.keyboard.type('il');
    await expect(hits(page).first()).toContainText(/GIL/i);
  });

  test('a file that is missing is said, what is here is shown, and the button tries again', async ({ page }) => {
    await page.route('**/_search/**', (route) => route.fulfill({ status: 404, body: '' }));
    await openBox(page);
    await field(page).fill('thread');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(hits(page).first()).toBeVisible();
    await page.unroute('**/_search/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(status(page)).toHaveText(/^\d+ results\.$/);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
  });

  test('without the first file it says so, and the button tries again', async ({ page }) => {
    await page.route('**/search.json', (route) => route.abort());
    await openBox(page);
    await field(page).fill('thread');
    await expect(status(page)).toHaveText(/\w.{10}/);
    await expect(hits(page)).toHaveCount(0);
    await page.unroute('**/search.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(hits(page).first()).toBeVisible();
  });
});

test.describe('the field of the home page', () => {
  test('shows hits below itself, and hides them with Escape and when it is left', async ({ page }) => {
    await page.goto(`${served()}/`);
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.type('gil');
    await expect(hits(page).first()).toBeVisible();
    await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(hits(page).first()).toBeHidden();
    await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toBeVisible();
    await page.getByRole('link', { name: 'Glossary' }).first().focus();
    await expect(hits(page).first()).toBeHidden();
    await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`WCAG 2.2 AA, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const [name, query] of [
      ['empty', ''],
      ['with hits', 'thread'],
      ['with nothing found', 'xyzzyqwv'],
    ] as const)
      test(name, async ({ page }) => {
        await openBox(page);
        if (query) await ask(page, query);
        await page.keyboard.press('ArrowDown');
        await expect(page.getByLabel('The key / opens the search')).toBeVisible({ visible: query === '' });
        const { violations } = await new AxeBuilder({ page })
          .include('dialog')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(
          violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160))}`),
        ).toEqual([]);
      });
  });
}

test.describe('forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('the chosen row is outlined', async ({ page }) => {
    await openBox(page);
    await ask(page, 'thread');
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page).evaluate((option) => getComputedStyle(option).outlineStyle)).toBe('solid');
    expect(
      await hits(page)
        .nth(1)
        .evaluate((option) => getComputedStyle(option).outlineStyle),
    ).toBe('none');
  });
});

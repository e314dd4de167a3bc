import { expect, type Locator, type Page, test } from '@playwright/test';
import { around, hasClass, publishedDocuments } from './documents.ts';
import { served } from './out.ts';

const KITCHEN_SINK = '/q/kitchen-sink/';
const THREAD = '/q/async-and-threads/';

/** The term "task" in the sense it has in asyncio, whose definition is another than that of "task". */
const SENSE = 'a.term[data-term="task/asyncio"]';

const cardOf = (page: Page): Locator => page.locator('#card');
const wordIn = (page: Page, term: string): Locator => page.locator(`.prose a.term[data-term="${term}"]`).first();

/** What the page itself says a term means, under "Terms on this page". */
const definitionOf = async (page: Page, term: string): Promise<string> =>
  String(await page.locator(`#term-${term.replace('/', '--')} + dd`).textContent());

/** Opens a page whose clock stands still until the test lets time pass. */
async function openInStillTime(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await open(page, address);
  await page.clock.pauseAt(Date.now() + 3_600_000);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(served() + address);
  await page.waitForFunction(() => customElements.get('entry-cards'));
}

/** Moves the mouse from one element to another in small steps, as a hand does. */
async function glide(page: Page, to: Locator): Promise<void> {
  const box = await boxOf(to);
  await page.mouse.move(box.x + Math.min(box.width / 2, 12), box.y + box.height / 2, { steps: 12 });
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not drawn`);
  return box;
}

/** Whether the card lies over any line of a word, which may be broken over two. */
const isCovered = (word: Locator): Promise<boolean> =>
  word.evaluate((link) => {
    const over = document.getElementById('card')?.getBoundingClientRect();
    if (!over) throw new Error('There is no card');
    return [...link.getClientRects()].some(
      (line) => line.left < over.right && over.left < line.right && line.top < over.bottom && over.top < line.bottom,
    );
  });

test.describe('with a mouse, where the margin has no room', () => {
  test.use({ viewport: { width: 1000, height: 720 } });

  test('a card opens after a moment, not at once', async ({ page }) => {
    await openInStillTime(page, KITCHEN_SINK);
    const word = wordIn(page, 'event-loop');
    await word.scrollIntoViewIfNeeded();
    await glide(page, word);
    await page.clock.runFor(50);
    await expect(cardOf(page)).toBeHidden();
    await page.clock.runFor(400);
    await expect(cardOf(page)).toBeVisible();
    await expect(cardOf(page)).toContainText(await definitionOf(page, 'event-loop'));
  });

  test('a pointer that only passes over a word opens nothing', async ({ page }) => {
    await openInStillTime(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').hover();
    await page.clock.runFor(50);
    await page.locator('h1').hover();
    await page.clock.runFor(1000);
    await expect(cardOf(page)).toBeHidden();
  });

  test('a card stays while the pointer is on it, and closes when it leaves', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').hover();
    await expect(cardOf(page)).toBeVisible();
    await glide(page, cardOf(page));
    await page.waitForTimeout(700); // longer than a card waits before it closes
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.move(2, 2, { steps: 5 });
    await expect(cardOf(page)).toBeHidden();
  });

  test('a card closes on Escape while the pointer rests, and leaves the focus where it was', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    const elsewhere = page.getByRole('link', { name: 'Glossary' }).first();
    await elsewhere.focus();
    await wordIn(page, 'event-loop').hover();
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toBeHidden();
    await expect(elsewhere).toBeFocused();
  });

  test('a click goes to the term', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').hover();
    await expect(cardOf(page)).toBeVisible();
    await wordIn(page, 'event-loop').click();
    await expect(page).toHaveURL(/\/glossary\/event-loop\/$/);
  });

  test('from word to word the one card shows the word under the pointer', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').hover();
    await expect(cardOf(page)).toContainText(await definitionOf(page, 'event-loop'));
    await wordIn(page, 'gil').hover();
    await expect(cardOf(page)).toContainText(await definitionOf(page, 'gil'));
  });
});

test('a sense shows its own definition, not that of its term', async ({ page }) => {
  await open(page, KITCHEN_SINK);
  const definitions = [await definitionOf(page, 'task/asyncio'), await definitionOf(page, 'task')] as const;
  expect(definitions[0]).not.toBe(definitions[1]);
  await page.locator(SENSE).hover();
  await expect(cardOf(page)).toContainText(definitions[0]);
  await expect(cardOf(page)).not.toContainText(definitions[1]);
  await wordIn(page, 'task').hover();
  await expect(cardOf(page)).toContainText(definitions[1]);
});

test.describe('with a keyboard', () => {
  test('focus opens a card and names it as the description of its word', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    const word = wordIn(page, 'event-loop');
    await word.focus();
    await expect(cardOf(page)).toBeVisible();
    await expect(word).toHaveAccessibleDescription(new RegExp(await definitionOf(page, 'event-loop')));
  });

  test('Escape closes the card and the focus stays on the word', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    const word = wordIn(page, 'event-loop');
    await word.focus();
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toBeHidden();
    await expect(word).toBeFocused();
    await expect(word).not.toHaveAttribute('aria-describedby');
  });

  test('Tab goes on to the next link of the text, and its card replaces the first', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').focus();
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(wordIn(page, 'task')).toBeFocused();
    await expect(cardOf(page)).toContainText(await definitionOf(page, 'task'));
    await page.getByRole('link', { name: 'Glossary' }).first().focus();
    await expect(cardOf(page)).toBeHidden();
  });

  test('Enter goes to the term', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/glossary\/event-loop\/$/);
  });
});

test.describe('with a finger, on a phone', () => {
  test.use({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true });

  test('the first tap opens the card and goes nowhere; its link goes to the term', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').tap();
    await expect(cardOf(page)).toBeVisible();
    await expect(cardOf(page)).toContainText(await definitionOf(page, 'event-loop'));
    expect(new URL(page.url()).pathname).toBe(KITCHEN_SINK);
    await cardOf(page).getByRole('link', { name: 'Open' }).tap();
    await expect(page).toHaveURL(/\/glossary\/event-loop\/$/);
  });

  test('a second tap on the word goes to the term', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').tap();
    await expect(cardOf(page)).toBeVisible();
    await wordIn(page, 'event-loop').tap();
    await expect(page).toHaveURL(/\/glossary\/event-loop\/$/);
  });

  test('its button closes the card, and so does a tap on the text', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').tap();
    await cardOf(page).getByRole('button', { name: 'Close' }).tap();
    await expect(cardOf(page)).toBeHidden();
    await wordIn(page, 'event-loop').tap();
    await expect(cardOf(page)).toBeVisible();
    await page.locator('#terms-and-links').tap();
    await expect(cardOf(page)).toBeHidden();
  });

  test('a tap on another word shows that one', async ({ page }) => {
    await open(page, KITCHEN_SINK);
    await wordIn(page, 'event-loop').tap();
    await expect(cardOf(page)).toBeVisible();
    await wordIn(page, 'gil').tap();
    await expect(cardOf(page)).toContainText(await definitionOf(page, 'gil'));
    expect(new URL(page.url()).pathname).toBe(KITCHEN_SINK);
  });

  test('the card covers no part of the tapped word, wherever that stands on the screen', async ({ page }) => {
    await open(page, THREAD);
    const words = await page.locator('.prose a.term').all();
    expect(words.length).toBeGreaterThan(5);
    for (const [index, word] of words.slice(0, 12).entries()) {
      const share = (index % 6) / 5; // from the top of the screen to its bottom
      await word.evaluate((link, part) => {
        const { top, height } = link.getBoundingClientRect();
        scrollBy({ top: top - part * (innerHeight - height - 8) - 4, behavior: 'instant' });
      }, share);
      await word.tap();
      await expect(cardOf(page)).toBeVisible();
      expect(await isCovered(word), `word ${index} at ${share} of the screen`).toBe(false);
      await expect(cardOf(page)).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(cardOf(page)).toBeHidden();
    }
  });
});

test.describe('of a claim, a question, a source', () => {
  const mark = (page: Page): Locator => page.locator('.prose a.claim-mark').first();
  const pathOf = async (link: Locator): Promise<string> => String(await link.getAttribute('href'));

  test('shows what its own page says, asked for once and only when it is wanted', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(page, THREAD);
    const path = await pathOf(mark(page));
    expect(asked).not.toContain(path);
    for (const [link, words] of [
      [mark(page), /(holds|wrong|imprecise|open).*facts were seen in.*Last checked/s],
      [page.locator('.prose a[href^="/q/"]:not([href*="#"])').first(), /Checked/],
      [page.locator('.prose a[href^="/sources/"]').first(), /Author.*Published/s],
      [mark(page), /facts were seen in/],
    ] as const) {
      await link.hover();
      await expect(cardOf(page)).toBeVisible();
      await expect(cardOf(page)).toContainText(words);
    }
    expect(asked.filter((address) => address === path)).toHaveLength(1);
    expect(await cardOf(page).locator('a').count()).toBe(1);
    await expect(cardOf(page).locator('[id]:not(#card-definition)')).toHaveCount(0);
    const card = String(await cardOf(page).textContent());
    await page.goto(served() + path);
    expect(card).toContain(await page.locator('h1').textContent());
  });

  test('in the margin covers nothing, stays until another is asked for, and goes with its link', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, KITCHEN_SINK);
    const word = wordIn(page, 'event-loop');
    await word.hover();
    await expect(cardOf(page)).toBeVisible();
    const covered = await cardOf(page).evaluate((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      const over = (box: DOMRect) => box.left < right && left < box.right && box.top < bottom && top < box.bottom;
      const range = document.createRange();
      const walker = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        range.selectNodeContents(text);
        if (text.textContent?.trim() && [...range.getClientRects()].some(over)) return text.textContent;
      }
    });
    expect(covered).toBeUndefined();
    const [before, wordBefore] = [await boxOf(cardOf(page)), await boxOf(word)];
    await page.mouse.move(2, 2, { steps: 5 });
    await page.mouse.wheel(0, 60);
    await expect.poll(async () => (await boxOf(word)).y).not.toBe(wordBefore.y);
    const moved = (await boxOf(word)).y - wordBefore.y;
    await expect.poll(async () => (await boxOf(cardOf(page))).y).toBeCloseTo(before.y + moved, 0);
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toBeHidden();
  });

  test.describe('with a finger, on a phone', () => {
    test.use({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true });

    test('the first tap shows it, its door leads on; where it cannot be had the tap does', async ({ page }) => {
      await open(page, THREAD);
      const path = await pathOf(mark(page));
      await mark(page).tap();
      await expect(cardOf(page)).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(THREAD);
      await cardOf(page).getByRole('link', { name: 'Open this page' }).tap();
      await expect(page).toHaveURL(served() + path);
      await open(page, THREAD);
      let refused = 0;
      await page.route(served() + path, (route) => (refused++ === 0 ? route.abort() : route.continue()));
      await mark(page).tap();
      await expect(page).toHaveURL(served() + path);
      expect(refused).toBe(2);
    });
  });
});

test.describe('where terms are linked', () => {
  /** Elements whose words are left alone; the nodes of a diagram lead where its author says. */
  const LEFT_ALONE = new Set(['a', 'button', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'kbd', 'pre', 'samp']);

  test('no word of a heading, of code or of another link is a term', () => {
    const wrong = publishedDocuments().flatMap(({ address, elements }) =>
      elements
        .filter((element) => hasClass(element, 'term') && [...around(element)].some(({ name }) => LEFT_ALONE.has(name)))
        .map(({ attributes }) => `${address} ${attributes.get('data-term')}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every term is defined on the page that uses it, and leads to its own page', () => {
    const documents = publishedDocuments();
    const addresses = new Set(documents.map(({ address }) => address));
    const wrong: string[] = [];
    let links = 0;
    for (const { address, elements } of documents) {
      const defined = new Set(elements.flatMap(({ name, attributes }) => (name === 'dt' ? attributes.get('id') : [])));
      for (const { attributes } of elements.filter((element) => hasClass(element, 'term'))) {
        const term = attributes.get('data-term') ?? '';
        links += 1;
        if (!defined.has(`term-${term.replace('/', '--')}`)) wrong.push(`${address} does not define ${term}`);
        if (!addresses.has(attributes.get('href')?.split('#')[0] ?? '')) wrong.push(`${address} ${term} leads nowhere`);
      }
    }
    expect(links).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});

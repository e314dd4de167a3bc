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
  await page.waitForFunction(() => customElements.get('term-cards'));
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

test.describe('with a mouse', () => {
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
    await page.locator('main a[href="/q/async-and-threads/"]').first().focus();
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

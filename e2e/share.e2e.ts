import { expect, type Page, test } from '@playwright/test';
import { served } from './out.ts';
import { watchForNoise } from './quiet.ts';

const THREAD = '/q/async-and-threads/';
const ANSWER = `${THREAD}answer-single-threaded/`;
const ON_ANSWER = '#answer-single-threaded > header share-link a';
const COMMENT = `${THREAD}comment-cpu-and-io/`;
const ON_COMMENT = '#comment-cpu-and-io > p share-link a';
const CLAIM = '/claims/async-interleaves/';
const FIGURE = '/evidence/asyncio/';
const TERM = '/glossary/gil/';

/** Every kind of entry: where its link stands, and the page that holds its snippets folded. */
const ENTRIES = [
  { what: 'a question', from: THREAD, link: '#main > :first-child share-link a', own: THREAD },
  { what: 'an answer', from: THREAD, link: ON_ANSWER, own: ANSWER },
  { what: 'an answer on its page', from: ANSWER, link: 'header share-link a', own: ANSWER },
  { what: 'a comment', from: THREAD, link: ON_COMMENT, own: COMMENT },
  { what: 'a claim on its page', from: CLAIM, link: 'share-link a', own: CLAIM },
  { what: 'a figure', from: FIGURE, link: 'share-link a', own: FIGURE },
  { what: 'a term', from: TERM, link: 'share-link a', own: TERM },
];

const remember = (page: Page, format: string) =>
  page.addInitScript((id) => localStorage.setItem('share-format', id), format);

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

const snippetsOn = (page: Page): Promise<[string, string][]> =>
  page
    .locator('#share pre')
    .evaluateAll((all) => all.map((pre) => [pre.getAttribute('data-format') ?? '', pre.textContent ?? '']));

test.describe('a share link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  for (const { what, from, link, own } of ENTRIES) {
    test(`of ${what} offers the snippets of its page`, async ({ page }) => {
      await page.goto(served() + own);
      const snippets = await snippetsOn(page);
      expect(snippets.length).toBe(19);
      await page.goto(served() + from);
      await page.locator(link).first().focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog');
      for (const [format, text] of snippets) {
        await panel.getByRole('combobox').selectOption({ value: format });
        await expect(panel.getByRole('textbox')).toHaveValue(text.replaceAll('\r', ''));
      }
    });
  }

  test('asks once, then copies in one click as it was copied last', async ({ page }) => {
    const noise = await watchForNoise(page);
    await page.goto(served() + THREAD);
    await page.locator(ON_ANSWER).click();
    const panel = page.getByRole('dialog', { name: 'Share this answer' });
    await panel.getByRole('combobox').selectOption('Org');
    await panel.getByRole('button', { name: 'Copy' }).click();
    await expect(panel.getByRole('status')).toHaveText('Copied as Org.');
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.locator(ON_COMMENT).click();
    await expect(page.locator('#comment-cpu-and-io share-link [role=status]')).toHaveText('Copied as Org.');
    expect(await copied(page)).toMatch(/^\[\[http\S+\/q\/async-and-threads\/comment-cpu-and-io\/\]\[Asks /);
    await page.getByRole('button', { name: 'Other formats' }).click();
    await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('org');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(noise).toEqual([]);
  });

  test('of a figure in a thread leads to its exact place', async ({ page }) => {
    await remember(page, 'markdown');
    await page.goto(served() + THREAD);
    await page.locator('#figure share-link a').click();
    await expect(page.locator('#figure share-link [role=status]')).toHaveText('Copied as Markdown.');
    const [, title, address = ''] = /^\[(.*)\]\((http.*)\) \(/.exec(await copied(page)) ?? [];
    expect(title).toBe(await page.locator('#figure h2').textContent());
    const { pathname, hash } = new URL(address);
    expect(pathname + hash).toBe(`${THREAD}#figure`);
    await page.goto('about:blank');
    await page.goto(served() + pathname + hash);
    await expect(page.locator('#figure')).toBeFocused();
    await expect(page.locator('#figure h2')).toBeInViewport();
    await expect(page.locator('deep-link [role=status]')).toHaveText(`Figure: ${title}`);
  });

  test('goes to the snippets where its script cannot be had', async ({ page }) => {
    await page.route('**/_assets/share-*.js', (route) => route.abort());
    await page.goto(served() + THREAD);
    await page.locator(ON_ANSWER).click();
    await expect(page).toHaveURL(/answer-single-threaded\/#share$/);
    await expect(page.locator('#share pre').first()).toBeVisible();
  });
});

test('a refused clipboard leaves the text selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('denied')) } });
  });
  await remember(page, 'markdown');
  await page.goto(served() + THREAD);
  await page.locator(ON_ANSWER).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('status')).toContainText('keeps the clipboard closed');
  const field = panel.getByRole('textbox');
  await expect(field).toBeFocused();
  const selected = await field.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toMatch(/^\[.+\]\(http.+\)/);
});

test('without JavaScript an entry carries its snippets, and the thread leads there', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(served() + THREAD);
  await page.locator(ON_ANSWER).click();
  await expect(page).toHaveURL(/answer-single-threaded\/#share$/);
  await page.locator('#share summary').click();
  await expect(page.locator('#share pre').nth(1)).toBeVisible();
  await context.close();
});

test.describe('a selection', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('is shared with an address that leads to its words, or says that they are gone', async ({ page, context }) => {
    test.setTimeout(300_000); // thirty pages, one after the other
    await remember(page, 'markdown-quote');
    await page.goto(served() + THREAD);
    const passages = (await fiveWords(page)).slice(0, 15);
    expect(passages.length).toBe(15);
    for (const words of passages) {
      await select(page, words);
      await page.getByRole('button', { name: 'Share selection' }).click();
      await expect(page.locator('.share-said [role=status]')).toHaveText('Copied as Markdown quotation.');
      const { pathname, hash } = new URL(/\]\((http\S+)\)/.exec(await copied(page))?.[1] ?? '');

      const reader = await context.newPage();
      await reader.goto(served() + pathname + hash);
      await expect.poll(() => isOnScreen(reader, words), { message: `${words} ${hash}` }).toBe(true);
      await expect(noticeOn(reader)).toBeHidden();
      await reader.close();

      const late = await context.newPage();
      await late.goto(`${served()}${pathname}${hash.replace(/text=.*/, 'text=was%20rewritten%20since%20long%20ago')}`);
      await expect(noticeOn(late)).toBeVisible();
      await late.close();
    }
  });
});

const noticeOn = (page: Page) =>
  page.locator('p:not([role=status])', { hasText: 'The passage this link pointed to has changed' });

/** Five words from the beginning of every stretch of running text that has as many. */
const fiveWords = (page: Page): Promise<string[]> =>
  page.locator('.prose > p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) =>
      [...paragraph.childNodes].flatMap((node) => {
        const words = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim().split(/\s+/) : [];
        return words.length >= 5 ? [words.slice(0, 5).join(' ')] : [];
      }),
    ),
  );

const select = (page: Page, words: string): Promise<void> =>
  page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll('.prose > p'))
      for (const node of paragraph.childNodes) {
        const at = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').indexOf(wanted) : -1;
        if (at < 0) continue;
        paragraph.scrollIntoView({ block: 'center' });
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
    throw new Error(`not on the page: ${wanted}`);
  }, words);

/** Whether some words of the running text are on the screen. */
const isOnScreen = (page: Page, words: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll('.prose > p'))
      for (const node of paragraph.childNodes) {
        const at = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').indexOf(wanted) : -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { top, bottom } = range.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }
    return false;
  }, words);

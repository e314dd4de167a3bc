import { expect, test } from '@playwright/test';
import { ANY_BOOK } from '../tools/testing/any-book.ts';
import { publishedDocuments } from './documents.ts';
import { allOf, heardOn, wordsOf } from './heard.ts';
import { served } from './out.ts';

const THREAD = '/q/async-and-threads/';

test('a full line of running text has 60 to 75 characters', async ({ page }) => {
  await page.goto(served() + THREAD);
  const lengths = await page.locator('.prose > p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) => {
      const lines = new Map<number, number>();
      const range = document.createRange();
      const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (node.parentElement?.closest('.claim-mark, .visually-hidden, sup, code')) continue;
        for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getClientRects()[0];
          const line = box && Math.round(box.bottom / 8);
          if (line !== undefined) lines.set(line, (lines.get(line) ?? 0) + 1);
        }
      }
      return [...lines.values()].slice(0, -1); // the last line of a paragraph is as long as its words
    }),
  );
  expect(lengths.length).toBeGreaterThan(20);
  lengths.sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)];
  expect(median).toBeGreaterThanOrEqual(60);
  expect(median).toBeLessThanOrEqual(75);
});

for (const width of [1280, 390]) {
  test(`nothing moves while a thread loads, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources = [] } = entry as PerformanceEntry & { value: number; sources?: { node?: Node }[] };
          shifts.push(`${value}: ${sources.map(({ node }) => node?.nodeName).join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(served() + THREAD, { waitUntil: 'networkidle' });
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
  });
}

test('the skip link comes first, is seen when it has the focus, and leads to the text', async ({ page }) => {
  await page.goto(served() + THREAD);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  expect(await skip.evaluate((link) => getComputedStyle(link).clipPath)).toBe('none');
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

for (const width of [1280, 390]) {
  test(`Tab follows the text, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(served() + THREAD);
    type Stop = {
      name: string;
      seen: boolean;
      after: boolean;
      top: number;
      left: number;
      bottom: number;
      column: string;
    };
    const stops: Stop[] = [];
    for (let at = 0; at < 90; at++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const element = document.activeElement ?? document.body;
          const last = (window as unknown as { last?: Element }).last;
          Object.assign(window, { last: element });
          const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
          const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 9), box.top + box.height / 2);
          return {
            seen: element.contains(over),
            name: `${element.tagName} ${element.textContent?.slice(0, 40)}`,
            after:
              !last?.closest('main') ||
              Boolean(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
            top: box.top + scrollY,
            left: box.left,
            bottom: box.bottom + scrollY,
            // The rail and what stands beyond the line are columns of their own.
            column: element.closest('page-contents')
              ? 'rail'
              : element.closest('.beside, .claim-mark, copy-code > button')
                ? 'margin'
                : 'text',
          };
        }),
      );
    }
    expect(stops.filter(({ seen }) => !seen).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ after }) => !after).map(({ name }) => name)).toEqual([]);
    for (const column of width < 1100 ? ['rail, text, margin'] : ['rail', 'text', 'margin']) {
      const inColumn = stops.slice(1).filter((stop) => column.includes(stop.column));
      const upwards = inColumn.filter((stop, at) => {
        const before = inColumn[at - 1];
        return (
          before &&
          (stop.bottom <= before.top ||
            (stop.top < before.bottom && stop.left < before.left - 1 && stop.bottom <= before.bottom))
        );
      });
      expect(
        upwards.map(({ name }) => name),
        column,
      ).toEqual([]);
    }
  });
}

test('headings make an outline without gaps, under one title', { tag: ANY_BOOK }, () => {
  const wrong: string[] = [];
  for (const { address, elements } of publishedDocuments()) {
    const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []));
    if (levels.filter((level) => level === 1).length !== 1) wrong.push(`${address} has not one h1`);
    for (const [at, level] of levels.entries())
      if (level > (levels[at - 1] ?? 0) + 1) wrong.push(`${address} jumps from h${levels[at - 1] ?? 0} to h${level}`);
  }
  expect(wrong).toEqual([]);
});

for (const width of [1280, 320]) {
  test(`the claims × answers grid is heard as a table, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(served() + THREAD);
    await page.locator('#claims summary').first().click();
    const tables = allOf(await heardOn(page), 'table').slice(0, 2);
    expect(tables[0]?.name).toContain('Which answer supports, disputes or qualifies which claim');
    expect(tables[1]?.name).toContain('the other claims');
    const claims: string[] = [];
    for (const table of tables) {
      const [head, ...rows] = allOf(table, 'row');
      expect(allOf(head as never, 'columnheader').map(wordsOf)).toEqual(['Claim', 'Answer 1', 'Answer 2', 'Today']);
      for (const row of rows) {
        const [claim, ...others] = row.children.filter(({ role }) => /header|cell/i.test(role));
        expect(claim?.role).toBe('rowheader');
        claims.push(wordsOf(claim as never));
        const cells = others.map(wordsOf);
        expect(cells.pop()).toMatch(/^(holds|holds, with a note|imprecise|wrong|open)\b/);
        for (const words of cells) expect(words).toMatch(/(supports|disputes|qualifies|says nothing)$/);
      }
    }
    expect(new Set(claims).size).toBe(await page.locator('#claims tbody tr').count());
  });
}

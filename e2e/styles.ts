import type { Page } from '@playwright/test';

/**
 * The classes on a page that name a component's file, such as `claim_grid_styles_today`, and for which no style sheet of
 * the page has a rule: what is drawn with them looks as if nobody had styled it.
 */
export const withoutStyles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const sheets = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
    const styled = new Set(sheets.join('\n').match(/(?<=\.)\w+_styles_\w+/g));
    const drawn = [...document.querySelectorAll('[class*="_styles_"]')].flatMap(({ classList }) => [...classList]);
    return [...new Set(drawn)].filter((name) => name.includes('_styles_') && !styled.has(name)).sort();
  });

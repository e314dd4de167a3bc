import type { Page } from '@playwright/test';

/**
 * The classes on a page that name a component's file, such as `claim_grid_styles_today`, and for which no style sheet has
 * a rule: what is drawn with them looks as if nobody had styled it. What stands above a sheet that is linked in the body
 * is painted before that sheet has come, and needs all rules for its classes in the sheets of the head.
 */
export const withoutStyles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rest = document.querySelector('body link[rel="stylesheet"]');
    const sheets = [...document.styleSheets];
    const [all, first] = [sheets, sheets.filter(({ ownerNode }) => document.head.contains(ownerNode))].map(
      (some) =>
        new Set(
          some
            .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
            .join('\n')
            .match(/(?<=\.)[a-z][\w-]*/g),
        ),
    ) as [Set<string>, Set<string>];
    const unstyled = [...document.querySelectorAll('body [class]')].flatMap((element) => {
      const isAbove = rest && element.compareDocumentPosition(rest) === Node.DOCUMENT_POSITION_FOLLOWING;
      const there = isAbove ? first : all;
      return [...element.classList].filter((name) => (name.includes('_styles_') || all.has(name)) && !there.has(name));
    });
    return [...new Set(unstyled)].sort();
  });

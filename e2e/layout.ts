import type { Page } from '@playwright/test';

/** What sticks out of the screen sideways, unless it scrolls in a box of its own. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element) => {
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
      return false;
    };
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [
      ...(wide ? ['the page scrolls sideways'] : []),
      ...[...document.body.querySelectorAll('*')]
        .filter((element) => {
          const { left, right, width, height } = element.getBoundingClientRect();
          // What is folded away has the width of nothing yet.
          if (!element.checkVisibility({ contentVisibilityAuto: true })) return false;
          return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && !scrolls(element);
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    ];
  });

/**
 * Controls smaller than 24 px, and links of their own that are smaller and have not the room of 24 px to themselves
 * (WCAG 2.5.8); links in running text are as high as their line.
 */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isSeen = (element: Element) => {
      for (let box: Element | null = element; box; box = box.parentElement)
        if (getComputedStyle(box).clipPath === 'inset(50%)') return false;
      return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    };
    /** A link stands in running text when the block around it says more than links do. */
    const isInText = (link: Element) => {
      if (getComputedStyle(link).display !== 'inline') return false;
      let block: Element | null = link.parentElement;
      while (block && /^inline/.test(getComputedStyle(block).display)) block = block.parentElement;
      const words = document.createTreeWalker(block ?? document.body, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const holder = node.parentElement;
        if (/\p{L}/u.test(node.textContent ?? '') && holder && !holder.closest('a') && isSeen(holder)) return true;
      }
      return false;
    };
    const targets = [...document.querySelectorAll('a[href], button, select, input, summary')]
      .filter(isSeen)
      .map((element) => {
        const box = element.getBoundingClientRect();
        const small = box.width < 24 || box.height < 24;
        return { element, box, small, x: box.left + box.width / 2, y: box.top + box.height / 2 };
      });
    type Target = (typeof targets)[number];
    /** Whether a circle of 24 px around a target meets another target, or the circle of another small one. */
    const isCrowded = (target: Target) =>
      targets.some((other) => {
        if (other === target) return false;
        if (other.small) return Math.hypot(other.x - target.x, other.y - target.y) < 24;
        const across = Math.max(other.box.left - target.x, 0, target.x - other.box.right);
        const down = Math.max(other.box.top - target.y, 0, target.y - other.box.bottom);
        return Math.hypot(across, down) < 12;
      });
    return targets
      .filter((target) => {
        if (!target.small) return false;
        return target.element.matches('a') ? !isInText(target.element) && isCrowded(target) : true;
      })
      .map(({ element, box }) => `${box.width.toFixed(0)}×${box.height.toFixed(0)} ${element.outerHTML.slice(0, 140)}`);
  });

import type { CardLink } from './card-link.ts';

/** A rectangle in the viewport, in CSS pixels. */
export type Box = { top: number; bottom: number; left: number };

/** Where a card goes: beside a word at a place in the viewport, or as a sheet at its top or bottom. */
export type CardPlace = { sheet: 'top' | 'bottom' } | { top: number; left: number };

/** Viewports narrower than this show a sheet. */
const NARROW = 640;
const EDGE = 8;
const DISTANCE = 6;

/** Places a card of a size so that it covers no part of the word: below it, above it when there is more room, or as a sheet on the half the word is not in. */
export function placeCard(
  word: Box,
  card: { width: number; height: number },
  viewport: { width: number; height: number },
): CardPlace {
  const below = viewport.height - word.bottom - DISTANCE - EDGE;
  const above = word.top - DISTANCE - EDGE;
  if (viewport.width < NARROW || Math.max(below, above) < card.height)
    return { sheet: (word.top + word.bottom) / 2 > viewport.height / 2 ? 'top' : 'bottom' };
  const top = below >= card.height ? word.bottom + DISTANCE : word.top - DISTANCE - card.height;
  const left = Math.max(EDGE, Math.min(word.left, viewport.width - card.width - EDGE));
  return { top, left };
}

/**
 * The first row of a run of empty ones that is long enough and begins nearest to where it is wanted; nothing when it would
 * begin farther away than `near` rows.
 * @param isFree of each row of the screen, whether it is empty
 */
export function findSlot(isFree: readonly boolean[], rows: number, wanted: number, near: number): number | undefined {
  for (let away = 0; away <= near; away++)
    for (const first of [wanted - away, wanted + away]) {
      const run = first < 0 ? [] : isFree.slice(first, first + rows);
      if (run.length === rows && run.every(Boolean)) return first;
    }
  return undefined;
}

/** How near to its link a card in the margin stands, and by which steps room is looked for, in CSS pixels. */
const NEAR = 240;
const STEP = 8;

/**
 * Puts a card into the margin where that is empty, else below or above its link, else at the edge of the screen.
 * @returns in the margin, how far below its link it stands
 */
export function placeBeside(card: HTMLElement, link: CardLink): number | undefined {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const last = link.getBoundingClientRect();
  const { top, left } = link.getClientRects()[0] ?? last;
  card.removeAttribute('data-sheet');
  card.dataset.margin = '';
  const slot = getComputedStyle(card).getPropertyValue('--in-margin') ? slotFor(card, top) : undefined;
  if (slot !== undefined) {
    card.style.setProperty('--card-top', `${slot}px`);
    return slot - top;
  }
  // A mark of the margin has its card there, too, over other marks: it covers nothing that is being read.
  if (left < card.getBoundingClientRect().left) card.removeAttribute('data-margin');
  const place = placeCard({ top, bottom: last.bottom, left }, card.getBoundingClientRect(), { width, height });
  if ('sheet' in place) card.dataset.sheet = place.sheet;
  else for (const side of ['top', 'left'] as const) card.style.setProperty(`--card-${side}`, `${place[side]}px`);
  return undefined;
}

/** Where in the margin a card fits that is wanted beside a place, in CSS pixels from the top of the screen. */
function slotFor(card: HTMLElement, wanted: number): number | undefined {
  const box = card.getBoundingClientRect();
  const isFree = Array.from({ length: Math.floor(innerHeight / STEP) }, (_, row) => isEmpty(card, box, row * STEP));
  const slot = findSlot(isFree, Math.ceil(box.height / STEP), Math.round(wanted / STEP), NEAR / STEP);
  return slot === undefined ? undefined : slot * STEP;
}

/** Whether nothing of the page stands in a row of the screen where a card would. */
const isEmpty = (card: HTMLElement, { left, right }: DOMRect, y: number): boolean =>
  [left + 2, (left + right) / 2, right - 2].every((x) => {
    const found = document.elementsFromPoint(x, y).find((element) => !card.contains(element));
    return found?.matches('main, body, html');
  });

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

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

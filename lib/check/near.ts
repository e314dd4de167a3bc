import { distance } from 'fastest-levenshtein';

/** The share of a word that may differ for another to be offered in its place. */
const TOLERANCE = 0.4;

/** The candidate an author most likely meant; of equally near ones the first in alphabetical order. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  const lower = word.slice(0, 80).toLowerCase();
  for (const candidate of candidates) {
    const longest = Math.max(lower.length, candidate.length);
    const allowed = Math.floor(longest * TOLERANCE);
    if (candidate === word || Math.abs(lower.length - candidate.length) > Math.min(allowed, bestDistance)) continue;
    const steps = distance(lower, candidate.toLowerCase());
    if (steps > allowed || steps > bestDistance || (steps === bestDistance && best !== undefined && candidate >= best))
      continue;
    best = candidate;
    bestDistance = steps;
  }
  return best;
}

/** `Did you mean "…"?`, or nothing when no candidate is near; then `otherwise` is said, if given. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise?: string): string | undefined {
  const near = nearest(word, candidates);
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}

import type { Stance } from '#lib/schema/answer.ts';
import type { Status } from '#lib/schema/status.ts';

/** How many claims a thread may have before only those that decide stand open. */
export const FEW_CLAIMS = 7;

/** How many claims decide a thread that has more than a few: at least so many and at most so many. */
export const DECIDING = { least: 4, most: 6 };

/** A claim of a thread: how it stands, and what each answer that speaks to it says. */
export type Speaking = { id: string; status: Status; stances: readonly Stance[] };

/**
 * The claims that decide a thread and so stand first, as its author named them. Where none is named and there are many, a
 * reader's doubt is likeliest about those that do not hold, that answers dispute, and that several speak to.
 * @param named what the question says; an id that no answer speaks to decides nothing
 * @param claims those of the thread, in their order
 * @returns the ids of those that stand open, in order; of a few claims all do
 */
export function decidingClaims(named: readonly string[], claims: readonly Speaking[]): string[] {
  const said = new Set(claims.map(({ id }) => id));
  const first = named.filter((id) => said.has(id));
  if (claims.length <= FEW_CLAIMS) return [...new Set([...first, ...said])];
  if (first.length > 0) return first;
  const ranked = claims.map((claim) => ({ id: claim.id, weight: weightOf(claim) })).sort((a, b) => b.weight - a.weight);
  const telling = ranked.filter(({ weight }) => weight > 0).length;
  const chosen = new Set(
    ranked.slice(0, Math.min(DECIDING.most, Math.max(DECIDING.least, telling))).map(({ id }) => id),
  );
  return claims.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
}

/** Wrong before disputed before shared; each doubt counts more than all that come after it. */
function weightOf({ status, stances }: Speaking): number {
  const isDoubtful = status === 'wrong' || status === 'imprecise';
  const isDisputed = stances.some((stance) => stance !== 'supports');
  return (isDoubtful ? 4 : 0) + (isDisputed ? 2 : 0) + (stances.length > 1 ? 1 : 0);
}

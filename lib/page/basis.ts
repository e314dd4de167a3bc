import type { Claim } from '#lib/model/entry.ts';
import type { Basis } from '#lib/schema/basis.ts';
import type { Book } from './book.ts';

/**
 * What a claim rests on: what its author says, else `tested` where a run that it quotes was recorded, else `sourced` where
 * it names a source. Nothing where neither is there.
 */
export function basisOf(book: Book, claim: Claim): Basis | undefined {
  if (claim.basis) return claim.basis;
  if (isRecorded(book, claim)) return 'tested';
  return claim.sources.length > 0 ? 'sourced' : undefined;
}

/** Whether some fact that the claim quotes is on the page of a recorded run. */
const isRecorded = (book: Book, { evidence }: Claim): boolean =>
  evidence.some(({ program, variant, cpus }) => {
    const entry = book.site.evidence.get(program);
    return entry && book.recordOf(entry).traces.some((trace) => trace.variant === variant && trace.cpus === cpus);
  });

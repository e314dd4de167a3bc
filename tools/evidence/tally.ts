import { isTrue, parseFact } from '#lib/evidence/fact.ts';
import type { FactValue } from '#lib/evidence/trace.ts';

type Facts = Readonly<Record<string, FactValue>>;

/** How often an expected fact was seen, of how many runs; `untold` runs said nothing of it. */
export type Tally = { fact: string; seen: number; of: number; untold: number };

/** What came of an expected fact: it held, a run contradicts it, no run showed it, or no run could tell. */
export type Verdict = 'holds' | 'contradicted' | 'not seen' | 'untold';

/**
 * Whether one run is enough to show a fact: `parallel` and `switches>=5` say that something happens. All others, such as
 * `!parallel`, `threads=1` and `threads<=4`, say how it always is, and every run has to show them.
 */
export const isWitnessed = (fact: string): boolean => ['yes', '>='].includes(parseFact(fact)?.is ?? '');

/** Counts in how many runs each fact was seen. */
export const tallyOf = (expected: readonly string[], runs: readonly Facts[]): Tally[] =>
  expected.map((fact) => {
    const parsed = parseFact(fact);
    const truths = runs.map((facts) => parsed && isTrue(parsed, facts));
    const count = (truth: boolean | undefined): number => truths.filter((one) => one === truth).length;
    return { fact, seen: count(true), of: runs.length, untold: count(undefined) };
  });

/** What a tally comes to. */
export function verdictOf({ fact, seen, of, untold }: Tally): Verdict {
  if (isWitnessed(fact)) return seen > 0 ? 'holds' : untold === of ? 'untold' : 'not seen';
  return seen + untold < of ? 'contradicted' : seen === 0 ? 'untold' : 'holds';
}

/** Whether one run shows all of it. */
export const showsAll = (expected: readonly string[], facts: Facts): boolean =>
  tallyOf(expected, [facts]).every(({ seen }) => seen === 1);

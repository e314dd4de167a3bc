import { Failure } from '../command.ts';
import { type Effort, examine, packagesNeeded, type Result } from './examine.ts';
import { type Case, casesOf, loadPrograms, nameOf } from './program.ts';
import { countStates, whyLines } from './report.ts';
import { findRuntimes } from './runtime.ts';

/** A check is to be over soon: a fact that every run must show has to show in this one too. */
export const CHECKING: Effort = { runs: 1, most: 6, records: false };

/** After so many ms no further case is begun: tests on a slow or busy machine are to end. */
const PATIENCE = 90_000;

/**
 * Runs the evidence programs of a content folder again, those that can be run here, and says why others were not.
 * Throws a `Failure` when a fact no longer holds.
 * @returns how many cases came to what
 */
export async function checkEvidence(content: string): Promise<string> {
  const cases = casesOf(loadPrograms(content), []);
  const machine = findRuntimes(packagesNeeded(cases));
  const started = performance.now();
  const results: Result[] = [];
  while (results.length < cases.length && performance.now() - started < PATIENCE)
    results.push(await examine(cases[results.length] as Case, machine, CHECKING));
  const words = countStates(results);
  if (results.some(({ state }) => state === 'failed')) throw new Failure([...whyLines(results), words].join('\n'));
  const left = cases.slice(results.length).map(nameOf);
  const late =
    left.length > 0 ? [`No time was left from ${left[0]} on; \`npm run kb -- evidence --check\` runs all.`] : [];
  console.log(['', ...whyLines(results), ...late].join('\n'));
  return words;
}

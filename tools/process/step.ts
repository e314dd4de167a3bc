import process from 'node:process';
import { Failure } from '../command.ts';

/** The work of a step; it returns the words for what came of it, or nothing. */
export type Work = () => Promise<string | undefined> | string | undefined;

/**
 * Runs a step of a longer work with a visible line: its name while it runs, then what came of it and the time it took.
 */
export const step = (name: string, work: Work): Promise<void> => stepsAtOnce([[name, work]]);

/**
 * Runs steps beside each other; their lines are shown one after the other, in their order. What failed is thrown when all
 * have ended, several failures as one.
 */
export async function stepsAtOnce(steps: readonly (readonly [name: string, work: Work])[]): Promise<void> {
  const outcomes = steps.map(async ([, work]) => {
    await undefined; // the name stands there before the work begins
    const started = performance.now();
    try {
      const words = (await work()) ?? '';
      return { words, time: seconds(started) };
    } catch (error) {
      return { words: 'failed', time: seconds(started), error };
    }
  });
  const errors: unknown[] = [];
  for (const [index, [name]] of steps.entries()) {
    process.stdout.write(name.padEnd(16));
    const outcome = await outcomes[index];
    if (!outcome) continue;
    process.stdout.write(`${outcome.words.padEnd(44)} ${outcome.time}\n`);
    if ('error' in outcome) errors.push(outcome.error);
  }
  if (errors.length > 1) throw new Failure(errors.map(wordsOf).join('\n\n'));
  if (errors.length === 1) throw errors[0];
}

const wordsOf = (error: unknown): string =>
  error instanceof Failure ? error.message : String((error as Error)?.stack ?? error);

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8);

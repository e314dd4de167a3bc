import process from 'node:process';

/** The work of a step; it returns the words for what came of it, or nothing. */
export type Work = () => Promise<string | undefined> | string | undefined;

/**
 * Runs a step of a longer work with a visible line: its name while it runs, then what came of it and the time it took.
 */
export async function step(name: string, work: Work): Promise<void> {
  const started = performance.now();
  process.stdout.write(name.padEnd(16));
  try {
    const words = (await work()) ?? '';
    process.stdout.write(`${words.padEnd(44)} ${seconds(started)}\n`);
  } catch (error) {
    process.stdout.write(`${'failed'.padEnd(44)} ${seconds(started)}\n`);
    throw error;
  }
}

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8);

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Publication, type Published, publish } from './publish.ts';
import { newTrialFolder } from './trial-folder.ts';

/** A folder to publish into, and what a test does with it. */
export type TrialPublication = {
  /** What holds the folder and whatever a test puts beside it. */
  parent: string;
  out: string;
  cache: string;
  /** Publishes files by their texts; what is published is the text and a `!`. */
  put: (texts: Record<string, string>, how?: string) => Promise<Published>;
  /** Puts a file into the folder by another hand, or an empty folder when the path ends in `/`. */
  write: (path: string, text: string, folder?: string) => void;
};

/** Makes a folder for each test of the file that asks, and removes it after the test. */
export function trialPublication(): TrialPublication {
  const trial: TrialPublication = {
    parent: '',
    out: '',
    cache: '',
    put: (texts, how = '1') =>
      publish(
        trial.out,
        how,
        Object.entries(texts).map(
          ([path, text]): Publication => ({ path, input: Buffer.from(text), make: () => `${text}!` }),
        ),
        trial.cache,
      ),
    write: (path, text, folder = trial.out) => {
      mkdirSync(path.endsWith('/') ? join(folder, path) : dirname(join(folder, path)), { recursive: true });
      if (!path.endsWith('/')) writeFileSync(join(folder, path), text);
    },
  };
  beforeEach(() => {
    trial.parent = newTrialFolder();
    trial.out = join(trial.parent, 'out');
    trial.cache = join(trial.parent, 'cache');
    mkdirSync(trial.cache);
  });
  afterEach(() => rmSync(trial.parent, { recursive: true }));
  return trial;
}

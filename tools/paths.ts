import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { ROOT } from './root.mjs';

export { ROOT } from './root.mjs';

/** What the tools keep from one run to the next; may be deleted at any time. */
export const CACHE = join(ROOT, '.cache');

/** The compiled application; the name is repeated in next.config.mjs. */
export const APP = join(CACHE, 'app');

/** Files that Next serves as they are; all of them are generated. */
export const PUBLIC = join(ROOT, 'public');

/** Where the command was typed: paths on a command line count from there. `tools/run.mjs` says it, and goes to the checkout. */
export const STARTED_IN = process.env.ANSWERBOOK_STARTED_IN ?? ROOT;

/**
 * The content folder: the option, else `ANSWERBOOK_CONTENT`, else where the command was typed when that is a book, else
 * `content` in the checkout.
 */
export const contentFolder = (option?: string): string =>
  resolve(
    STARTED_IN,
    option ??
      process.env.ANSWERBOOK_CONTENT ??
      (existsSync(join(STARTED_IN, 'site.yaml')) ? '.' : join(ROOT, 'content')),
  );

/** The published site: the option, else `out` in the checkout. */
export const outFolder = (option?: string): string =>
  option === undefined ? join(ROOT, 'out') : resolve(STARTED_IN, option);

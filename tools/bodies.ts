import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { compileBodies } from '#lib/page/load.ts';
import { filesIn } from './assets.ts';
import { CACHE, ROOT } from './paths.ts';

const STORES = join(CACHE, 'bodies');

/** What decides how a body is compiled, beside the book it stands in. */
const CODE = [
  'lib/diagrams',
  'lib/glossary',
  'lib/images',
  'lib/links',
  'lib/mdx',
  'lib/model',
  'lib/page',
  'package-lock.json',
];

/**
 * Compiles the bodies that have changed since the last build and tells the build that draws the pages where all are.
 * Stores that other code filled are deleted.
 */
export function storeBodies(): string {
  const hash = createHash('sha1').update(process.env.SITE_URL ?? '');
  for (const path of CODE)
    for (const file of path.endsWith('.json') ? [path] : filesIn(join(ROOT, path)).map((name) => `${path}/${name}`))
      hash.update(file).update(readFileSync(join(ROOT, file)));
  const name = `${hash.digest('hex').slice(0, 16)}.json`;
  for (const other of filesIn(STORES)) if (other !== name) rmSync(join(STORES, other));
  mkdirSync(STORES, { recursive: true });
  process.env.ANSWERBOOK_BODIES = join(STORES, name);
  return `${compileBodies(process.env.ANSWERBOOK_BODIES)} texts`;
}

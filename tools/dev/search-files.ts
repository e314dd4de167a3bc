import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtBook, compileBodies } from '#lib/page/load.ts';
import { searchFiles } from '#lib/page/search-documents.ts';
import type { PublicFile } from '../assets.ts';
import { CACHE } from '../paths.ts';

/** Texts compiled in this run of `npm run dev`; not those of builds, which other code may have made. */
const BODIES = join(CACHE, 'dev-bodies.json');
let isFirst = true;

/**
 * Makes the files of the search from the content that was generated last; nothing while it cannot be read, about which
 * `check` has more to say.
 */
export function makeSearchFiles(): PublicFile[] | undefined {
  if (isFirst) rmSync(BODIES, { force: true });
  isFirst = false;
  try {
    compileBodies(BODIES, true); // reads the book anew, with its drafts as its pages have them
  } catch {
    return undefined;
  }
  return [...searchFiles(builtBook().book)].map(([address, text]) => ({
    path: address.slice(1),
    bytes: Buffer.from(text),
  }));
}

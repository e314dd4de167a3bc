import { join } from 'node:path';
import { CACHE } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';

/** Changes with the content; `app/dev-source.ts` reads the book anew when it does. */
const CONTENT_STAMP = join(CACHE, 'content-stamp.json');

let changes = 0;

/** Tells Next's dev server that content has changed. */
export function changeStamp(): void {
  changes += 1;
  writeWhole(CONTENT_STAMP, JSON.stringify({ stamp: `${Date.now()}-${changes}` }));
}

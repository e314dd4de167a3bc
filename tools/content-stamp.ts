import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE, PUBLIC } from './paths.ts';

/** A text that changes with the content; `pages/[[...address]].tsx` imports it. */
export const CONTENT_STAMP = join(CACHE, 'content-stamp.json');

/** The same for the page that is open in `npm run dev`, below `public/`. */
export const SERVED_STAMP = '_assets/stamp.json';

/** Makes sure that the stamp exists. */
export function touchStamp(): void {
  if (!existsSync(CONTENT_STAMP)) changeStamp('0');
}

/** Tells Next's dev server, and the pages that are open, that content has changed. */
export function changeStamp(stamp: string): void {
  const text = JSON.stringify({ stamp });
  for (const file of [CONTENT_STAMP, join(PUBLIC, SERVED_STAMP)]) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

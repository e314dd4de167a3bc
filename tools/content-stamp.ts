import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './paths.ts';

const FILE = join(CACHE, 'content-stamp.json');

/** Makes sure that the stamp exists; `pages/[[...address]].tsx` imports it. */
export function touchStamp(): void {
  if (!existsSync(FILE)) changeStamp('0');
}

/** Tells Next's dev server that content has changed. */
export function changeStamp(stamp: string): void {
  const text = JSON.stringify({ stamp });
  if (existsSync(FILE) && readFileSync(FILE, 'utf8') === text) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(FILE, text);
}

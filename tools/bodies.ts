import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBodyStore } from '#lib/page/body-store.ts';
import { filesIn } from './assets.ts';
import { CACHE } from './paths.ts';

const STORES = join(CACHE, 'bodies');

/** Opens the compiled bodies that builds keep; those that other code compiled are deleted. */
export function bodiesOf(version: string): ReturnType<typeof openBodyStore> {
  const name = `${version}.json`;
  for (const other of filesIn(STORES)) if (other !== name) rmSync(join(STORES, other));
  mkdirSync(STORES, { recursive: true });
  return openBodyStore(join(STORES, name));
}

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBodyStore } from '#lib/page/body-store.ts';
import { CACHE } from '../paths.ts';

const STORES = join(CACHE, 'bodies');

/** Opens the compiled bodies that builds keep; those that other code compiled are deleted. */
export function bodiesOf(version: string): ReturnType<typeof openBodyStore> {
  for (const other of existsSync(STORES) ? readdirSync(STORES) : [])
    if (other !== version) rmSync(join(STORES, other), { recursive: true });
  return openBodyStore(join(STORES, version));
}

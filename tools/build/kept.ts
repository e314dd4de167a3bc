import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../paths.ts';

/**
 * The folder of what this version of the code keeps under a name from one run to the next; what other versions kept under
 * it is deleted.
 */
export function keptFolder(name: string, version: string, cache = CACHE): string {
  const all = join(cache, name);
  for (const other of existsSync(all) ? readdirSync(all) : [])
    if (other !== version) rmSync(join(all, other), { recursive: true, force: true });
  return join(all, version);
}

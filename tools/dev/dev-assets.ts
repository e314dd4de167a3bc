import { join } from 'node:path';
import { type BundledAssets, type PublicFile, syncPublic } from '../build/assets.ts';
import { CACHE } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';

/**
 * Puts what pages load into `public/`, where Next's dev server finds it, and says in `.cache/assets.json` where:
 * `app/dev-source.ts` reads it.
 * @param more other files to serve: images of texts, the search
 */
export function serveAssets({ files, addresses }: BundledAssets, more: readonly PublicFile[]): void {
  syncPublic([...files, ...more]);
  writeWhole(join(CACHE, 'assets.json'), JSON.stringify(addresses));
}

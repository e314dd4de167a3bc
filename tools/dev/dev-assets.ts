import { join } from 'node:path';
import { bundleAssets, type PublicFile, syncPublic } from '../build/assets.ts';
import { CACHE } from '../paths.ts';
import { writeWhole } from '../process/write-whole.ts';

/**
 * Bundles what pages load into `public/`, where Next's dev server finds it, and says in `.cache/assets.json` where:
 * `app/dev-source.ts` reads it.
 * @param base the path below which the site is served, without its last slash
 * @param more other files to serve: images of texts, the search
 */
export async function serveAssets(base: string, more: readonly PublicFile[]): Promise<void> {
  const { files, addresses } = await bundleAssets(base, { live: true });
  syncPublic([...files, ...more]);
  writeWhole(join(CACHE, 'assets.json'), JSON.stringify(addresses));
}

import { join } from 'node:path';
import { bundleAssets, type PublicFile, syncPublic } from '../assets.ts';
import { findImages } from '../images.ts';
import { CACHE } from '../paths.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * Bundles what pages load into `public/`, where Next's dev server finds it, and says in `.cache/assets.json` where:
 * `app/dev-source.ts` reads it.
 * @param base the path below which the site is served, without its last slash
 * @param more other files to serve
 */
export async function serveAssets(content: string, base: string, more: readonly PublicFile[]): Promise<void> {
  const { files, addresses } = await bundleAssets(base, { live: true });
  const images = (await findImages(content)).map(({ from, to }) => ({ path: to.slice(1), from }));
  syncPublic([...files, ...images, ...more]);
  writeWhole(join(CACHE, 'assets.json'), JSON.stringify(addresses));
}

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openAnalysisStore } from '#lib/page/analysis-store.ts';
import { openBodyStore } from '#lib/page/body-store.ts';
import { CACHE } from './paths.ts';

/** Opens the compiled bodies that builds keep. */
export const bodiesOf = (version: string) => openBodyStore(storeFor('bodies', version));

/** Opens what the search read of texts, which builds keep too. */
export const analysesOf = (version: string) => openAnalysisStore(storeFor('analyses', version));

/** The folder of a store for this version of the code; what other code has kept is deleted. */
function storeFor(name: string, version: string): string {
  const stores = join(CACHE, name);
  for (const other of existsSync(stores) ? readdirSync(stores) : [])
    if (other !== version) rmSync(join(stores, other), { recursive: true });
  return join(stores, version);
}

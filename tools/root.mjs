import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The checkout. The name is resolved, because this line runs bundled elsewhere too: see tools/bundle.mjs. */
export const ROOT = dirname(dirname(createRequire(import.meta.url).resolve('#tools/root.mjs')));

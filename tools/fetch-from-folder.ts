import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchFile } from '#lib/search/protocol.ts';

/** Gives the search the files of a published site, in the place of a network. */
export const fetchFromFolder =
  (folder: string): FetchFile =>
  async (address) => {
    const file = join(folder, address);
    const isThere = existsSync(file);
    return { ok: isThere, status: isThere ? 200 : 404, text: async () => readFileSync(file, 'utf8') };
  };

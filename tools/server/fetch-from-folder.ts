import { existsSync, readFileSync } from 'node:fs';
import type { FetchFile } from '#lib/search/protocol.ts';
import { pathBelow } from '../finish/path-below.ts';

/** Gives the search the files of a published site, in the place of a network. */
export const fetchFromFolder =
  (folder: string): FetchFile =>
  async (address) => {
    const file = pathBelow(folder, address.slice(1));
    const isThere = existsSync(file);
    return { ok: isThere, status: isThere ? 200 : 404, text: async () => readFileSync(file, 'utf8') };
  };

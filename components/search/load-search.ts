import { FIRST_FILE } from '#lib/search/first-file.ts';

/** The scripts that come with the first use of the search, named beside this one; `tools/build/assets.ts` puts them in. */
declare const SEARCH_SCRIPT: string;
declare const SEARCH_WORKER: string;

type Search = typeof import('./search.ts');

let loading: Promise<Search> | undefined;
let failures = 0;

/** Loads what draws the search; rejects when it cannot be fetched, and the next call tries again. */
export function loadSearch(): Promise<Search> {
  if (!loading) {
    // The other script starts the worker, and the worker reads the first file: asked for now, both are here by then.
    for (const address of [SEARCH_WORKER, `..${FIRST_FILE}`])
      void fetch(new URL(address, import.meta.url)).catch(() => {});
    const address = new URL(SEARCH_SCRIPT, import.meta.url);
    if (failures > 0) address.search = String(failures); // browsers remember a module that failed, by its address
    loading = import(address.href);
    loading.catch(() => {
      failures += 1;
      loading = undefined;
    });
  }
  return loading;
}

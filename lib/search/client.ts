import { ask } from './ask.ts';
import { openBuild } from './build.ts';
import { failureOf, openFiles, readJson } from './files.ts';
import { emptyResult, type FetchFile, type OpenSearch, type QueryOptions, type SearchResult } from './protocol.ts';

/** Opens the search of a site; nothing is fetched before the first query. */
export const openSearch: OpenSearch = (base, fetchFile, { isNear = false } = {}) => {
  let opening: ReturnType<typeof open> | undefined;
  const open = async (isFresh: boolean) => openBuild(await openFiles(base, fetchFile, isFresh));
  const opened = () => {
    opening ??= open(false).catch((error) => {
      opening = undefined; // the next query tries again
      throw error;
    });
    return opening;
  };
  return {
    query: async (text, options = {}) => {
      try {
        const build = await opened();
        const { asked } = build.files.first;
        if (asked && !isNear) return await askServer(base + asked, fetchFile, text, options);
        const result = await ask(build, base, text, options);
        if (!result.failure || result.failure.kind === 'offline' || options.signal?.aborted) return result;
        // Perhaps the site was published again since it was opened, and its files have other names now.
        const now = await open(true).catch(() => build);
        if (now.files.first.build === build.files.first.build) return result;
        opening = Promise.resolve(now);
        return await ask(now, base, text, options);
      } catch (error) {
        return { ...emptyResult(text), failure: failureOf(error) };
      }
    },
  };
};

/** Has a server search, which finds the same; what is asked while somebody types and what is not are two addresses. */
async function askServer(
  address: string,
  fetchFile: FetchFile,
  text: string,
  { limit, typing }: QueryOptions,
): Promise<SearchResult> {
  const asked = new URLSearchParams({
    q: text,
    ...(limit === undefined ? {} : { limit: String(limit) }),
    ...(typing ? { typing: '1' } : {}),
  });
  return (await readJson(`${address}?${asked}`, fetchFile)) as SearchResult;
}

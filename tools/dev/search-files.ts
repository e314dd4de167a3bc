import { DEV_GENERATED, loadSite } from '#lib/content.ts';
import type { BodyStore, KeptBody } from '#lib/page/body-store.ts';
import { openBook } from '#lib/page/open-book.ts';
import { searchFiles } from '#lib/page/search-documents.ts';
import type { PublicFile } from '../build/assets.ts';

/**
 * What makes the files of the search from the content that was generated last, with its drafts as its pages have them;
 * nothing while it cannot be read, about which `check` has more to say. Texts are compiled once in a run of `npm run dev`.
 */
export function searchMaker(contentDir: string, siteUrl: string | undefined): () => PublicFile[] | undefined {
  const kept = new Map<string, KeptBody>();
  let words: ReadonlySet<string> = new Set();
  return () => {
    const bodies: BodyStore = { words, find: (key) => kept.get(key), keep: (key, body) => void kept.set(key, body) };
    try {
      const { book } = openBook(loadSite({ content: contentDir, drafts: true, generated: DEV_GENERATED }), {
        contentDir,
        siteUrl,
        bodies,
      });
      words = book.termWords;
      return [...searchFiles(book)].map(([address, text]) => ({ path: address.slice(1), bytes: Buffer.from(text) }));
    } catch {
      return undefined;
    }
  };
}

import type { CompiledBody } from '#lib/mdx/compile.ts';
import type { BodyStore } from '#lib/page/body-store.ts';
import { openBook } from '#lib/page/open-book.ts';
import { searchFiles } from '#lib/page/search-documents.ts';
import type { PublicFile } from '../assets.ts';

/**
 * What makes the files of the search from the content that was generated last, with its drafts as its pages have them;
 * nothing while it cannot be read, about which `check` has more to say. Texts are compiled once in a run of `npm run dev`.
 */
export function searchMaker(contentDir: string, siteUrl: string | undefined): () => PublicFile[] | undefined {
  const compiled = new Map<string, CompiledBody>();
  const bodies: BodyStore = { read: (key) => compiled.get(key), keep: (key, body) => void compiled.set(key, body) };
  return () => {
    try {
      const { book } = openBook({ contentDir, siteUrl, drafts: true, bodies });
      return [...searchFiles(book)].map(([address, text]) => ({ path: address.slice(1), bytes: Buffer.from(text) }));
    } catch {
      return undefined;
    }
  };
}

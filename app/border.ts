import type { Assets } from '#components/site/document.tsx';
import type { PageView } from '#lib/page/open-book.ts';

/** What the application draws: a book's pages, and the addresses of what they load. */
export type Source = {
  /** What the page at an address shows; nothing when there is no such page. */
  viewAt: (address: string) => PageView | undefined;
  assets: Assets;
};

/** The application is compiled by itself, so the process that runs it and its routes share no module: only this name. */
const HANDED = Symbol.for('answerbook.source');
const border = globalThis as { [HANDED]?: Source };

/** Hands a book to the compiled application that runs in this process. */
export const handOver = (source: Source): void => {
  border[HANDED] = source;
};

/** What was handed over. */
export function handedSource(): Source {
  const source = border[HANDED];
  if (!source) throw new Error('The compiled application draws a book that is handed to it: see app/border.ts.');
  return source;
}

import { listAddress } from '#lib/model/ids.ts';
import type { Book } from '../book.ts';
import { type Pager, paginate } from './pager.ts';
import { type SourceItem, toSourceItems } from './source-list.ts';

/** All sources. */
export type SourcesView = { kind: 'sources'; sources: SourceItem[]; total: number; pager: Pager };

/** The pages of the list of sources. */
export function sourcesViews(book: Book): { address: string; view: SourcesView }[] {
  const sources = toSourceItems(book, book.site.sources.keys());
  return paginate(book, listAddress('source'), sources, 100).map(({ address, items, pager }) => ({
    address,
    view: { kind: 'sources', sources: items, total: sources.length, pager },
  }));
}

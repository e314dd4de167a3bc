import type { SearchResult } from '#lib/search/protocol.ts';

/** What the page sends to the worker: a query, or the end of one. Numbers tell queries apart. */
export type ToWorker =
  | { id: number; text: string; typing: boolean; limit?: number | undefined }
  | { id: number; over: true };

/** What the worker sends back, several times for one query; `isLast` with the last. */
export type FromWorker = { id: number; result: SearchResult; isLast: boolean };

import type { Build } from './build.ts';
import type { Query } from './query.ts';

/** Everything about one query that its results are made of. */
export type Asked = { build: Build; base: string; text: string; query: Query; limit: number; isTyping: boolean };

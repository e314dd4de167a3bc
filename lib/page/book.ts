import type { EvidenceRecord } from '#lib/evidence/record.ts';
import type { CompiledBody } from '#lib/mdx/compile.ts';
import type { EntryWithBody, Evidence } from '#lib/model/entry.ts';
import type { LedgerLine } from '#lib/model/ledger.ts';
import type { Site } from '#lib/model/site.ts';
import type { EntryKind } from '#lib/schema/fields.ts';
import type { AnalysisStore } from '#lib/search/analysis.ts';
import type { BodyStore } from './body-store.ts';

/** What a book may have none of; `elsewhere` is what came from another site, `threads` what can be asked for by its number there. */
export type Holding = 'claims' | 'terms' | 'topics' | 'sources' | 'evidence' | 'elsewhere' | 'threads';

/** Where the book is published and where its files are. */
export type BookSettings = {
  /** The address of the site, such as `https://host/book/`; ends with `/`. */
  siteUrl: string;
  contentDir: string;
  /** What was published: the lines of `permalinks.txt`. */
  ledger?: readonly LedgerLine[];
  /** What the book says of itself: the text of `about.mdx`. */
  about?: string;
  /** Bodies that were compiled before. */
  bodies?: BodyStore;
  /** What texts gave to the search when they were read before. */
  analyses?: AnalysisStore;
};

/** A place in a text where an entry is mentioned: whose text (by `keyOf`), the page, what it is, and the sentence, the mention marked with <mark>. */
export type Backlink = { key: string; href: string; kind: EntryKind; title: string; sentenceHtml: string };

/** What links to an entry, by the entry's key: texts that mention it, in the order of the book. */
export type Backlinks = ReadonlyMap<string, readonly Backlink[]>;

/** A site with everything that pages need beside it: addresses as the browser sees them, and compiled bodies, each compiled once. */
export type Book = {
  site: Site;
  settings: BookSettings;
  /** An address below the site's root as a link on a page. */
  hrefOf: (address: string) => string;
  /** An address below the site's root as the world sees it. */
  urlOf: (address: string) => string;
  bodyOf: (entry: EntryWithBody) => CompiledBody;
  /** What the book says of itself, where it says something. */
  about: () => CompiledBody | undefined;
  /** Whether there is any of something, which decides whether pages speak of it. */
  holds: (what: Holding) => boolean;
  /** The code of an evidence program and what was recorded of it; read when a page first asks for it. */
  recordOf: (evidence: Evidence) => EvidenceRecord;
  /** Whether an answer or comment has a page of its own: authored, accepted, or with a high enough score. */
  hasPage: (entry: EntryWithBody) => boolean;
  backlinks: () => Backlinks;
  /** The words, in lower case, with which the spellings of terms begin. */
  termWords: ReadonlySet<string>;
  /** What the ledger says of an address. */
  ledgerAt: (address: string) => readonly LedgerLine[];
};

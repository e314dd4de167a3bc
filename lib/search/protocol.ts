import type { Status } from '#lib/schema/status.ts';

/** The kinds of hit, in the order in which equally good groups are listed. */
export const HIT_KINDS = ['term', 'claim', 'question', 'answer', 'comment', 'topic', 'source'] as const;

/** What a hit lands on. */
export type HitKind = (typeof HIT_KINDS)[number];

/** A piece of plain text; `mark` where it is what was searched for. Never markup. */
export type TextPart = { text: string; mark?: true };

/** One thing that was found. */
export type SearchHit = {
  /** The same in every update, unlike any other hit of the result: `term/gil`, `question/async-and-threads`. */
  key: string;
  kind: HitKind;
  /** Its place among all hits, from 1. */
  rank: number;
  title: TextPart[];
  /** Ready for an attribute, the base path and the anchor of the exact place included. */
  href: string;
  /** Why it is here when its title does not say so, such as `no-GIL build, alias of free-threaded build`, `in a comment`. */
  why?: string;
  /**
   * What the entry says where it says it in short: a term's definition, a question's short answer; else the words around
   * the match. Comes with a later update when it has to be fetched.
   */
  excerpt?: TextPart[];
  /** How a claim or the short answer of a question stands, and the word for it. */
  status?: { id: Status; word: string };
};

/** The definition that is shown above all hits when the query means a term, or compares it with another. */
export type TermCard = {
  term: string;
  href: string;
  definition: string;
  /** Further meanings of the same word. */
  senses: { label: string; definition: string }[];
  /** Such as `global interpreter lock, alias of GIL`. */
  why?: string;
};

/** Hits of one kind, the best first. */
export type HitGroup = {
  kind: HitKind;
  hits: SearchHit[];
  /** How many there are, those not listed included. */
  total: number;
};

/** A filter that the page of results offers. */
export type SearchFilter = {
  /** As it is written in a query: `tag:asyncio`, `type:claim`, `is:holds`. */
  filter: string;
  label: string;
  isOn: boolean;
  /** The query with this filter turned on, or off when it is on. */
  query: string;
};

/** Why not everything could be searched. What is here is still searched; asking again tries again. */
export type SearchFailure = {
  /** `offline`: nothing could be fetched. `missing`: a file is not there. `broken`: a file is not what it should be. */
  kind: 'offline' | 'missing' | 'broken';
  /** A sentence for the reader. */
  message: string;
};

/** What is known about a query so far. */
export type SearchResult = {
  /** The query as it was asked. */
  text: string;
  /** The group with the best hit first. */
  groups: HitGroup[];
  /** How many hits there are in all. */
  total: number;
  /** Whether a later update may bring more. */
  isPartial: boolean;
  /** The term that is meant, or the two that are compared. */
  cards: TermCard[];
  /** The page that compares the two terms of `x vs y`, and the sentence that tells them apart, once it was fetched. */
  compare?: { title: string; href: string; difference?: string };
  /** Words nobody wrote here, and what they were taken for. */
  corrections: { from: string; to: string }[];
  /**
   * What to try when nothing was found: terms that are spelled nearly so, entries that only a filter or a phrase kept out,
   * and where there is neither, topics. None when something was found.
   */
  suggestions: { kind: 'term' | 'entry' | 'topic'; text: string; href: string }[];
  filters: SearchFilter[];
  failure?: SearchFailure;
};

/** What is known before anything is. */
export const emptyResult = (text: string): SearchResult => ({
  text,
  groups: [],
  total: 0,
  isPartial: false,
  cards: [],
  corrections: [],
  suggestions: [],
  filters: [],
});

/** How a query is asked. */
export type QueryOptions = {
  /** Whether the last word may be unfinished. */
  typing?: boolean;
  /** How many hits are listed at most, over all groups; 8 when nobody says. */
  limit?: number | undefined;
  /** Called with what is here at once, when more has to be fetched for the last result. */
  onUpdate?: (result: SearchResult) => void;
  /** Ends the query: the promise still resolves, with what there was. */
  signal?: AbortSignal;
};

/** The search of one site, from the browser's side. */
export type SearchClient = {
  /** Asks, and resolves with the last result. Never rejects: what went wrong is in `failure`. */
  query: (text: string, options?: QueryOptions) => Promise<SearchResult>;
};

/** What the client needs of `fetch`; tests and the bench read from memory. */
export type FetchFile = (
  address: string,
  init?: { cache?: 'default' | 'reload' },
) => Promise<{ ok: boolean; status: number; text: () => Promise<string> }>;

/**
 * Opens the search of a site; nothing is fetched before the first query.
 * @param base the path below which the site is served, without its last slash
 * @param options.isNear whether the files are near enough to be read, however many there are, as they are to a server
 */
export type OpenSearch = (base: string, fetchFile: FetchFile, options?: { isNear?: boolean }) => SearchClient;

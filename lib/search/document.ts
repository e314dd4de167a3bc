import type { Status } from '#lib/schema/status.ts';

/** The kinds of document that are searched, in the order in which they are numbered. */
export const DOCUMENT_KINDS = ['topic', 'term', 'question', 'claim', 'source'] as const;

/** A kind of document: a thread is one, whatever answers and comments it has. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What is searched and found as one: a topic, a term, a whole thread, a claim or a source. */
export type SearchDocument = DocumentHead & {
  /** Filters it passes, as `filterTerm` writes them. */
  filters: string[];
  /** Its texts; the first one of a question that has a status is its short answer. */
  parts: DocumentPart[];
  /** Other documents that go with it: the questions that a claim answers, and terms it is told from, with the difference. */
  goesWith?: { kind: DocumentKind; id: string; difference?: string }[];
  /** The votes it has where it came from. */
  votes?: number;
};

/** What a list of hits shows of a document. */
export type DocumentHead = {
  kind: DocumentKind;
  id: string;
  title: string;
  /** Other names, as good as the title: aliases, senses, a short title, other ways of asking. */
  names: string[];
  /** A term's definition. */
  definition?: string;
  senses?: { label: string; definition: string }[];
  /** How a claim or the short answer of a question stands, and the word for it. */
  status?: { id: Status; word: string };
};

/** A text of a document and where on its page it is. */
export type DocumentPart = {
  place: 'question' | 'answer' | 'comment';
  /** The anchor on the document's page; none for the page itself. */
  anchor?: string;
  text: string;
};

/** A filter as a term of the index; no text has a term that begins with `#`. */
export const filterTerm = (filter: string): string => `#${filter}`;

/** A kind as such a term, which every document of the kind has. */
export const kindTerm = (kind: string): string => filterTerm(`type:${kind}`);

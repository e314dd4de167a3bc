import type { FactValue } from '#lib/evidence/trace.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { EntryKind, FieldMeta } from '#lib/schema/fields.ts';
import type { CurationFacts, RecordFacts } from './records.ts';
import type { Span } from './span.ts';

/** A field that names another entry; `beside` is what stands with it, such as a stance, the kind of a relation or a difference. */
export type FieldReference = {
  field: string;
  at: number;
  refers: NonNullable<FieldMeta['refers']>;
  id: string;
  beside?: string;
  span: Span;
};

/** A field that should name an entry by its id, and holds something else, such as its name. */
export type Misnamed = { refers: FieldReference['refers']; value: string; span: Span };

/** A place in a text that names an entry. */
export type Mention = {
  kind: EntryKind;
  id: string;
  sense?: string;
  variant?: string;
  fragment?: string;
  via: 'link' | 'brackets' | 'component';
  span: Span;
};

/** A fact that a claim quotes from a recorded run of a program. */
export type Quote = { program: string; variant?: string; cpus: number; fact: string; span: Span };

/** A fact that must hold of a program, or of a variant of it. */
export type Expected = { variant?: string; cpus: number; fact: string; span: Span };

/** A word an entry of the glossary defines. */
export type Name = { word: string; alias: boolean; span: Span };

/**
 * What is known about one file without looking at any other: enough for every rule that compares files.
 * It survives JSON, so that an unchanged file need not be read again.
 */
export type FileFacts = {
  file: string;
  kind: EntryKind;
  id: string;
  /** The question of an answer's or comment's thread. */
  parent?: string;
  format: 'mdx' | 'md' | 'yaml';
  /** The address of the page that shows it, when that is no entry's. */
  page?: string;
  /** What is wrong with the file taken alone. */
  issues: Issue[];
  /** Whether front matter and text could be read; what is missing from a file that could not is not held against others. */
  complete: boolean;
  /** Where to point when the entry itself is meant. */
  head: Span;
  references: FieldReference[];
  misnamed: Misnamed[];
  /** Its title, name or sentence. */
  called?: string;
  mentions: Mention[];
  days: { day: string; field: string; span: Span }[];
  names: Name[];
  /** The ids of a term's senses or of an evidence program's variants. */
  parts: { id: string; span: Span }[];
  /** The ids it had before. */
  former: { id: string; span: Span }[];
  /** Whether it is no longer told: its address only says so. */
  withdrawn: boolean;
  /** What a claim quotes, and whether it is settled: an open one may wait for its run. */
  quotes: Quote[];
  settled: boolean;
  /** What must hold of an evidence program, the Python packages it needs, and whether it needs more than Debian has. */
  expected: Expected[];
  packages: string[];
  /** What runs an evidence program. */
  runtime?: string;
  rare: boolean;
  /** Links to addresses of this site, as written. */
  links: { url: string; span: Span }[];
  /** Ids an author gave to headings. */
  anchors: { id: string; span: Span }[];
  images: { file: string; span: Span }[];
  /** `draft` of a question, `accepted` and `score` of an answer or comment, the origin of a question. */
  draft: boolean;
  accepted: boolean;
  score: number;
  /** What a question says of where it came from, as written; `day` is when it was asked. */
  origin?: { site: string; id: string; retold: boolean; license: string; day: string; missing: string[]; span: Span };
  /** Every word of its texts once, in lower case, between spaces. */
  words: string;
  /** Technical words with how often they stand in its texts and where first. */
  technical: { word: string; count: number; span: Span }[];
};

/** What is known about a recorded run of an evidence program; nothing but its name when it cannot be read. */
export type TraceFacts = {
  file: string;
  issues: Issue[];
  program: string;
  run?: {
    variant?: string;
    cpus: number;
    /** The SHA-256 of the program that was run. */
    sha256: string;
    /** The Python it ran on, such as `3.14.2`, and whether that had a GIL; neither for a program in another language. */
    python?: string;
    gil?: boolean;
    /** The day it was recorded. */
    recorded: string;
    packages: string[];
    expected: string[];
    facts: Record<string, FactValue>;
  };
};

/** What is known about the code of an evidence program. */
export type ProgramFacts = { file: string; issues: Issue[]; program: string; sha256?: string };

/** What is known about an image: what is wrong with it. */
export type ImageFacts = { file: string; issues: Issue[] };

/** What is known about a file that is read and remembered, by what it is. */
export type Known = FileFacts | TraceFacts | ProgramFacts | ImageFacts | RecordFacts | CurationFacts;

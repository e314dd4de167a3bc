import { STATUSES, type Status } from '#lib/schema/status.ts';
import { isEntryId } from './ids.ts';

/**
 * The ids of the parts of pages that are there whatever the content. A new one must not be among the ids of headings
 * that were published: the ledger keeps those for ever.
 */
const PARTS = [
  // the frame, and what scripts make
  'main',
  'contents',
  'share',
  'share-title',
  'card',
  'card-definition',
  'search',
  'search-list',
  'search-box',
  'search-box-list',
  // entries
  'question',
  'figure',
  'claims',
  'agreement',
  'related',
  'sources',
  'origin',
  'on',
  'replies',
  'others',
  'said',
  'backlinks',
  'senses',
  'relations',
  'used',
  'shared',
  'questions',
  'answers',
  'terms',
  'wrote',
  'runs',
  'programs',
  'facts',
  'stated',
  'program',
  'machine',
  // lists and the book's own pages
  'best',
  'newest',
  'term',
  'topics',
  'glossary',
  'bookmark',
  'address',
  'unchecked',
  'line',
  'checked',
  'written',
  'licence',
  'privacy',
] as const;

/** What ids begin with that are made: of the text about the book, an entry, a sense, a letter, a day, a run, a row of the search. */
const MADE = [
  'about',
  'answer',
  'comment',
  'claim',
  'term',
  'sense',
  'question',
  'letter',
  'checked',
  'runs',
  'search',
] as const;

/** An id that the book itself gives to a part of a page. */
export type PartId = (typeof PARTS)[number] | Status | `${(typeof MADE)[number]}-${string}`;

/** Whether the book itself gives this id to a part of a page: no author may. */
export const isPartId = (id: string): id is PartId =>
  [...PARTS, ...STATUSES].some((part) => part === id) || MADE.some((word) => id.startsWith(`${word}-`));

/** Whether an author may give this id to a heading. An anchor made of a text ends with six hexadecimal digits of it. */
export const isHeadingId = (id: string): boolean => isEntryId(id) && !isPartId(id) && !/-[0-9a-f]{6}$/.test(id);

/**
 * The id that an id of an imported text has on the page; `anchor` is the text's. No id of ours and none of an author
 * holds an underscore, so it takes the place of none.
 */
export const importedAnchor = (anchor: string, id: string): string => `${anchor}_${id}`;

/** The anchor of a term's definition among the terms of a page; `term` is its id, with `/sense` where one is meant. */
export const definitionAnchor = (term: string) => `term-${term.replace('/', '--')}` as const;

/** The anchor of a sense on the page of its term. */
export const senseAnchor = (sense: string) => `sense-${sense}` as const;

/** The anchor of the words of a text that say a claim. */
export const saysAnchor = (anchor: string, claim: string): string => `${anchor}-says-${claim}`;

/** The id of the figure of a program, or of one variant of it, in a text. */
export const runsAnchor = (anchor: string, program: string, variant?: string): string =>
  [anchor, 'runs', program, variant].filter(Boolean).join('-');

/** The id of the heading above the notes of a text. */
export const notesAnchor = (anchor: string): string => `${anchor}-notes`;

/** The id of a diagram of a text, counted from 1; the ids of its parts begin with it. */
export const diagramAnchor = (anchor: string, number: number): string => `${anchor}-diagram-${number}`;

const PART_OF = /^-(?:[0-9a-f]{6}(?:-\d+)?|notes|(?:says|runs|diagram|fn|fnref)-.+|-.+)$/;

/**
 * The anchors that may have a part of this name: `answer-a` may, of `answer-a-notes`. An entry of such an id cannot stand
 * beside the other one.
 */
export const ownersOf = (anchor: string): string[] =>
  [...anchor.matchAll(/-/g)].flatMap(({ index }) =>
    PART_OF.test(anchor.slice(index)) ? [anchor.slice(0, index)] : [],
  );

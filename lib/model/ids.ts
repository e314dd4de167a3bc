import type { EntryKind } from '#lib/schema/fields.ts';
import { ID } from '#lib/schema/id.ts';
import { PROGRAM_FILES, type Runtime } from '#lib/schema/runtime.ts';
import type { Status } from '#lib/schema/status.ts';
import { toParts } from './address.ts';

/** Names an entry: its kind and id; answers and comments also name the question they belong to. */
export type EntryRef = { kind: EntryKind; id: string; question?: string };

/** Ids that would collide with the addresses of the book's own lists, by kind of entry. */
const RESERVED_IDS: Partial<Record<EntryKind, readonly string[]>> = {
  question: ['page', 'by-title', 'by-votes', 'by-activity', 'unanswered'],
  claim: ['page', 'by-status', 'by-date'],
  evidence: ['page'],
  source: ['page'],
};

/** Whether `value` may be an id: `[a-z0-9-]`, at most 40 characters. */
export const isEntryId = (value: string): boolean => ID.test(value);

/** A key that no two entries share, such as `claim/needs-no-threads` or `answer/tides/answer-moon`. */
export const keyOf = ({ kind, id, question }: EntryRef): string =>
  question ? `${kind}/${question}/${id}` : `${kind}/${id}`;

const FOLDER = {
  question: 'q',
  claim: 'claims',
  term: 'glossary',
  evidence: 'evidence',
  source: 'sources',
  person: 'people',
  topic: 'topics',
} as const;

/**
 * The address of the page an entry has to itself, below the site's root: it starts and ends with `/`.
 * Addresses are a contract; they are spelled here and nowhere else.
 */
export function pageAddress(entry: EntryRef): string {
  if (entry.kind === 'answer' || entry.kind === 'comment') return `/q/${entry.question}/${entry.id}/`;
  return `/${FOLDER[entry.kind]}/${entry.id}/`;
}

/** Why no entry of a kind may have an id, now or formerly; nothing when it may. */
export function findReservation(kind: EntryKind, id: string): string | undefined {
  if (RESERVED_IDS[kind]?.includes(id)) return `"${id}" is kept for the book's own page ${pageAddress({ kind, id })}`;
  if (kind === 'term' && id.includes('-vs-')) return '"-vs-" is kept for the addresses of compare pages';
  return undefined;
}

/** The page that says who writes the book and how. */
export const ABOUT = '/about/';

/** The page that says what is retold from elsewhere. */
export const ATTRIBUTION = '/attribution/';

/** The page that shows what a search finds; the words are the value of `q` in its query. */
export const SEARCH = '/search/';

/** The description of the search for browsers. */
export const OPENSEARCH = '/opensearch.xml';

/** The page that stands in for missing ones. */
export const NOT_FOUND = '/404.html';

/** The kinds of entry that have a list of all of them. */
export type ListedKind = 'question' | 'claim' | 'term' | 'evidence' | 'source' | 'topic';

/** The address of the list of all entries of a kind. */
export const listAddress = (kind: ListedKind): string => `/${FOLDER[kind]}/`;

/** The address of the list of claims of a status, or of all by the day they were checked. */
export const claimsAddress = (order: Status | 'date'): string =>
  order === 'date' ? '/claims/by-date/' : `/claims/by-status/${order}/`;

/** Where the code of an evidence program can be saved. */
export const programAddress = ({ id, runtime = 'python' }: { id: string; runtime?: Runtime | undefined }): string =>
  `/evidence/${id}/${PROGRAM_FILES[runtime]}`;

/** Where what programs of a runtime record with can be saved. */
export const recorderAddress = (runtime: Runtime): string =>
  `/evidence/${PROGRAM_FILES[runtime].replace('program', 'recorder')}`;

/** A list of questions: last checked first, by title, or those alone that nobody has answered. */
export type QuestionList = 'newest' | 'title' | 'votes' | 'activity' | 'unanswered';

/** The address of a list of questions. */
export const questionsAddress = (list: QuestionList): string =>
  ({
    newest: '/q/',
    title: '/q/by-title/',
    votes: '/q/by-votes/',
    activity: '/q/by-activity/',
    unanswered: '/q/unanswered/',
  })[list];

/** The address of page `number` (from 1) of a list that begins at `start`. */
export const pagedAddress = (start: string, number: number): string =>
  number === 1 ? start : `${start}page/${number}/`;

/** The address of the page that compares two terms, their ids in alphabetical order. */
export const compareAddress = (a: string, b: string): string => `/compare/${[a, b].sort().join('-vs-')}/`;

/** The anchor of an answer, comment or claim on its thread's page; an answer's or comment's own id says its kind. */
export const anchorOf = (entry: EntryRef): string => (entry.kind === 'claim' ? `claim-${entry.id}` : entry.id);

/** The anchor of a thread's main figure on its page. */
export const FIGURE = 'figure';

/** The address of an entry's place on a thread's page. */
export const placeAddress = (question: string, entry: EntryRef): string => `/q/${question}/#${anchorOf(entry)}`;

/** The list of what the book holds, for language models (llmstxt.org). */
export const LLMS = '/llms.txt';

/** The address of a page as Markdown, or of its entry as JSON. */
export const mirrorAddress = (page: string, format: 'md' | 'json'): string => `${page}index.${format}`;

/** The page that tells whether the book has an entry for a thread of another site. */
export const FROM = '/from/';

/** The address of the picture that stands for a page where it is linked: 1200 by 630 px. */
export const cardAddress = (page: string): string => `/og${page.replace(/\/$/, '')}.png`;

/** Whether an address is that of a card, or could be. */
export const isCardAddress = (address: string): boolean => /^\/og(?:\/[a-z0-9/-]+)?\.png$/.test(address);

/** Where a card is described that our own server draws when it is asked for. */
export const undrawnCardAddress = (card: string): string => card.replace(/\.png$/, '.json');

/** The address of what oEmbed says of a page. */
export const oembedAddress = (page: string): string => `/oembed${page.replace(/\/$/, '')}.json`;

/** The address that leads to the entry which retells a thread of another site, by that site's name and its own id for it. */
export const fromAddress = (site: string, id: string): string => `${FROM}${site}/${toParts(id)}/`;

/** Folders at the top of the site that hold files of the book; none holds a page. */
const FILE_FOLDERS = ['/404/', '/media/', '/og/', '/oembed/', '/schema/'];

/** Whether an address is kept for what the book makes of itself: the search, further pages of a list, a folder of files. */
export const isKeptAddress = (address: string): boolean =>
  address === SEARCH ||
  FILE_FOLDERS.some((folder) => address.startsWith(folder)) ||
  (/\/page\/\d+\/$/.test(address) && !address.startsWith(FROM));

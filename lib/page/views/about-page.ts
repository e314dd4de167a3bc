import { ATTRIBUTION } from '#lib/model/ids.ts';
import { BASES, type Basis } from '#lib/schema/basis.ts';
import { STATUSES, type Status } from '#lib/schema/status.ts';
import { basisOf } from '../basis.ts';
import type { Book } from '../book.ts';
import { toDay } from '../text.ts';
import type { Day, Link } from '../view.ts';
import { BASIS_SENTENCE, STATUS_SENTENCE, STATUS_WORD } from '../words.ts';

/** How much the book holds of each kind; only questions that are listed, and their answers. */
export type EntryCounts = { questions: number; answers: number; claims: number; terms: number; sources: number };

/** What the book is, in its own words or in those that are true of any book; what it holds. */
export type AboutView = {
  kind: 'about';
  name: string;
  sentence: string;
  /** What the book says of itself, where it has a text that does. */
  ownHtml?: string;
  /** Whether a machine drafted texts of the book. */
  drafted: boolean;
  counts: EntryCounts;
  oldestCheck?: Day;
  latestCheck?: Day;
  statuses: { word: string; sentence: string; status: Status; count: number }[];
  bases: { basis: Basis; sentence: string; count: number }[];
  repositoryHref?: string;
  contactHref?: string;
  licence?: Link;
  attributionHref: string;
};

/** Counts what the book holds. */
export const countEntries = ({ site }: Book): EntryCounts => ({
  questions: site.listed.length,
  answers: site.listed.reduce((sum, { id }) => sum + (site.threads.get(id)?.answers.length ?? 0), 0),
  claims: site.claims.size,
  terms: site.terms.size,
  sources: site.sources.size,
});

/** What the book is and what it holds. */
export function aboutView(book: Book): AboutView {
  const { claims, settings } = book.site;
  const days = [...claims.values()].flatMap(({ checked }) => checked ?? []).sort();
  const oldestCheck = toDay(days[0]);
  const latestCheck = toDay(days.at(-1));
  const own = book.about();
  const bases = [...claims.values()].map((claim) => basisOf(book, claim));
  return {
    kind: 'about',
    name: settings.name,
    sentence: settings.sentence,
    ...(own ? { ownHtml: own.html } : {}),
    drafted: settings.drafted,
    counts: countEntries(book),
    ...(oldestCheck ? { oldestCheck } : {}),
    ...(latestCheck ? { latestCheck } : {}),
    statuses: STATUSES.map((status) => ({
      status,
      word: STATUS_WORD[status],
      sentence: STATUS_SENTENCE[status],
      count: [...claims.values()].filter((claim) => claim.status === status).length,
    })),
    ...(settings.contact ? { contactHref: settings.contact } : {}),
    bases: BASES.map((basis) => ({
      basis,
      sentence: BASIS_SENTENCE[basis],
      count: bases.filter((other) => other === basis).length,
    })),
    ...(settings.repository ? { repositoryHref: settings.repository } : {}),
    ...(settings.license ? { licence: { href: settings.license.url, text: settings.license.name } } : {}),
    attributionHref: book.hrefOf(ATTRIBUTION),
  };
}

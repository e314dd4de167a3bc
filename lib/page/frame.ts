import { ABOUT, ATTRIBUTION, FROM, listAddress, OPENSEARCH, SEARCH } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from './book.ts';
import { type FormerAnchor, formerAnchors } from './former-anchors.ts';
import { languageOf } from './language.ts';
import { licenceOf } from './licence.ts';
import type { Page } from './page.ts';
import { sections } from './sections.ts';
import { shorten, toPlain } from './text.ts';
import type { Link } from './view.ts';

/** Doors to those who keep the text. */
export type Repository = { editHref?: string; reportHref?: string };

/** What every page has. */
export type PageFrame = {
  address: string;
  /** The address as the browser sees it, with the base path. */
  href: string;
  /** For <title>. */
  title: string;
  canonical: string;
  siteName: string;
  language: string;
  licence?: Link;
  /** Links of the header: questions, claims, glossary, topics, about; `current` where the page is or belongs. */
  nav: (Link & { current: boolean })[];
  homeHref: string;
  searchHref: string;
  openSearchHref: string;
  footerNav: Link[];
  /** What the page is called. */
  name: string;
  /** Pages between the list that the navigation marks and this one. */
  breadcrumbs: Link[];
  /** Findings of `check`, in `npm run dev` only. */
  issues: { place: string; message: string; hint?: string; rule: string; severity: 'error' | 'warning' }[];
  colours: { light: string; dark: string };
  noIndex: boolean;
  /** Anchors that were published on this page and are elsewhere now. */
  formerAnchors: FormerAnchor[];
  repository: Repository;
};

/** How long a title is that is shown in full where pages are listed, in characters. */
const SHOWN = 65;

/**
 * The title of a document: no longer than is shown where it can be shortened without saying something else, and told apart
 * from a term of the same name. The site is named where there is room.
 */
function titleOf({ address, title, entry }: Page, { name, sentence }: Book['site']['settings']): string {
  const fits = (text: string) => text.length <= SHOWN;
  if (address === '/') return shorten(`${name}: ${sentence}`, fits) ?? name;
  const own = entry?.kind === 'question' && !fits(title) ? toPlain(entry.shortTitle ?? title) : title;
  const short = shorten(own, fits) ?? own;
  const told = entry?.kind === 'topic' || entry?.kind === 'source' ? `${short} (${entry.kind})` : short;
  return fits(`${told} · ${name}`) ? `${told} · ${name}` : told;
}

/** What surrounds a page: its head, navigation, breadcrumbs and footer. */
export function toFrame(book: Book, page: Page, issues: readonly Issue[]): PageFrame {
  const { settings } = book.site;
  const parts = sections(book);
  return {
    address: page.address,
    href: book.hrefOf(page.address),
    title: titleOf(page, settings),
    canonical: book.urlOf(page.address),
    siteName: settings.name,
    language: languageOf(book.site, page.entry),
    ...(settings.license && isOwnText(book, page)
      ? { licence: { href: settings.license.url, text: settings.license.name } }
      : {}),
    nav: parts
      .filter(({ address }) => address !== listAddress('source'))
      .map(({ address, href, text }) => ({ href, text, current: address === page.section })),
    homeHref: book.hrefOf('/'),
    searchHref: book.hrefOf(SEARCH),
    openSearchHref: book.hrefOf(OPENSEARCH),
    footerNav: [
      ...parts.map(({ href, text }) => ({ href, text })),
      { href: book.hrefOf(SEARCH), text: say('Search') },
      { href: book.hrefOf(ABOUT), text: say('About') },
      ...(book.holds('sources') || book.holds('elsewhere')
        ? [{ href: book.hrefOf(ATTRIBUTION), text: say('Attribution') }]
        : []),
      ...(book.holds('threads') ? [{ href: book.hrefOf(FROM), text: say('From a forum') }] : []),
      ...settings.links.map(({ url, text }) => ({ href: url, text })),
      ...(settings.contact ? [{ href: settings.contact, text: say('Contact') }] : []),
    ],
    name: page.title,
    breadcrumbs: page.trail ?? [],
    issues: issues.map(({ file, line, column, message, hint, rule, severity }) => ({
      place: `${file}:${line}:${column}`,
      message,
      ...(hint ? { hint } : {}),
      rule,
      severity,
    })),
    colours: settings.colours ?? { light: '#fbfaf6', dark: '#14161a' },
    noIndex: page.noIndex ?? false,
    formerAnchors: formerAnchors(book, page.address),
    repository: toRepository(book, page),
  };
}

/** Whether what a page tells is the book's own text: of an imported thread the page says whose it is. */
const isOwnText = (book: Book, { entry }: Page): boolean => licenceOf(book, entry) === book.site.settings.license;

/** Links to edit the page's file, as GitHub and its likes spell them, and to report an error. */
function toRepository(book: Book, page: Page): Repository {
  const { repository, folder, branch, reports } = book.site.settings;
  if (!page.entry) return {};
  const base = repository?.replace(/\/$/, '').replace(/\.git$/, '');
  const file = folder ? `${folder}/${page.entry.file}` : page.entry.file;
  const title = encodeURIComponent(say('Error on {address}', { address: page.address }));
  const body = encodeURIComponent(
    `${book.urlOf(page.address)}\n\n${say('What is wrong:')}\n\n${say('How you know:')}\n`,
  );
  const reportHref = reports?.startsWith('mailto:')
    ? `${reports}${reports.includes('?') ? '&' : '?'}subject=${title}&body=${body}`
    : (reports ?? (base && `${base}/issues/new?title=${title}&body=${body}`));
  return {
    ...(base ? { editHref: `${base}/edit/${branch}/${file}` } : {}),
    ...(reportHref ? { reportHref } : {}),
  };
}

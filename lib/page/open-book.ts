import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Citation } from '#lib/cite/citation.ts';
import type { Issue } from '#lib/model/issue.ts';
import { readLedger } from '#lib/model/ledger.ts';
import type { Site } from '#lib/model/site.ts';
import type { AnalysisStore } from '#lib/search/analysis.ts';
import { inLanguage, speak } from '#lib/words/say.ts';
import type { BodyStore } from './body-store.ts';
import type { Book } from './book.ts';
import { toCitation } from './citation.ts';
import { createBook } from './create-book.ts';
import { type NotedBook, noteFacts } from './facts.ts';
import { hasFigures } from './figures.ts';
import { type PageFrame, toFrame } from './frame.ts';
import { type PageHead, toHead } from './head.ts';
import { languageOf, languageOfBook } from './language.ts';
import type { Page, PageContent } from './page.ts';
import { pagesOf } from './pages.ts';

/** Where the book is published when nobody says. */
const LOCAL_SITE = 'http://localhost:3000/';

/** Where a book comes from, and where it is published. */
export type BookSource = {
  /** The folder of its content, where traces, images and the ledger are read. */
  contentDir: string;
  /** The address of the site; without one, what `site.yaml` says. */
  siteUrl?: string | undefined;
  /** Bodies that were compiled before. */
  bodies?: BodyStore;
  /** What texts gave to the search when they were read before. */
  analyses?: AnalysisStore;
};

/** A book, its pages by their addresses, and what is read of either. */
export type OpenBook = { book: Book; pages: ReadonlyMap<string, Page>; facts: NotedBook };

/** Opens the book that a site is. */
export function openBook(site: Site, { contentDir, siteUrl, bodies, analyses }: BookSource): OpenBook {
  const ledger = join(contentDir, 'permalinks.txt');
  speak(languageOfBook(site.settings));
  const about = join(contentDir, 'about.mdx');
  const facts = noteFacts(
    createBook(site, {
      siteUrl: withSlash(siteUrl ?? site.settings.address ?? LOCAL_SITE),
      contentDir,
      ledger: existsSync(ledger) ? readLedger(readFileSync(ledger, 'utf8')) : [],
      ...(existsSync(about) ? { about: readFileSync(about, 'utf8') } : {}),
      ...(bodies ? { bodies } : {}),
      ...(analyses ? { analyses } : {}),
    }),
  );
  const { book } = facts;
  return { book, pages: facts.noteMap('pages', pagesOf(book)), facts };
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

/** A page: its frame, its head, its content, whether that needs the styles of figures, and how its entry is cited. */
export type PageView = {
  frame: PageFrame;
  head: PageHead;
  content: PageContent;
  hasFigures: boolean;
  citation?: Citation;
};

/**
 * What the page at an address shows; nothing when there is no such page.
 * @param findingsFor what `check` has to say on a page, which `npm run dev` shows there
 */
export function viewAt(
  { book, pages }: OpenBook,
  address: string,
  findingsFor: (page: Page) => readonly Issue[] = () => [],
): PageView | undefined {
  const page = pages.get(address);
  return page && inLanguage(languageOf(book.site, page.entry), () => viewOf(book, page, findingsFor(page)));
}

function viewOf(book: Book, page: Page, findings: readonly Issue[]): PageView {
  const content = page.content();
  const citation = toCitation(book, page);
  return {
    frame: toFrame(book, page, findings),
    head: toHead(book, page, content),
    content,
    hasFigures: hasFigures(content),
    ...(citation ? { citation } : {}),
  };
}

/** Every text of a book: compiling them all is the work that a build keeps from one time to the next. */
export const entriesWithBody = ({ book: { site } }: OpenBook) =>
  [site.questions, site.answers, site.comments, site.claims, site.terms].flatMap((all) => [...all.values()]);

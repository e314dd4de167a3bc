import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { loadSite } from '#lib/content.ts';
import { NOT_FOUND } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { readLedger } from '#lib/model/ledger.ts';
import { type BodyStore, openBodyStore } from './body-store.ts';
import type { Book } from './book.ts';
import { toCitation } from './citation.ts';
import { createBook } from './create-book.ts';
import { hasFigures } from './figures.ts';
import { toFrame } from './frame.ts';
import { toHead } from './head.ts';
import { type Page, pagesOf } from './pages.ts';
import type { PageView } from './view.ts';

/** Where the book is published when nobody says. */
const LOCAL_SITE = 'http://localhost:3000/';

const isDev = process.env.NODE_ENV === 'development';
const cached = (name: string) => join(process.cwd(), '.cache', name);

/** Every page's address but that of the page for missing ones. */
export const allAddresses = (): string[] => [...openBook().pages.keys()].filter((address) => address !== NOT_FOUND);

/** What the page at an address shows; nothing when there is no such page. */
export function pageAt(address: string): PageView | undefined {
  const { book, pages } = openBook();
  const page = pages.get(address);
  if (!page) return undefined;
  const content = page.content();
  const citation = toCitation(book, page);
  return {
    frame: toFrame(book, page, findingsFor(page)),
    head: toHead(book, page, content),
    content,
    hasFigures: hasFigures(content),
    ...(citation ? { citation } : {}),
  };
}

/** The book as it is built, with its pages: what everything that is published beside them is made of. */
export const builtBook = (): Pick<OpenBook, 'book' | 'pages'> => openBook();

type OpenBook = { stamp: string; book: Book; pages: ReadonlyMap<string, Page> };

/** The last book that could be read; Next loads this module anew after each change in `npm run dev`, so it is kept outside. */
const kept = globalThis as { answerbook?: OpenBook };

/** The book, read once in a build; in `npm run dev` again after each change of content, which changes the stamp. */
function openBook(): OpenBook {
  const stamp =
    isDev && existsSync(cached('content-stamp.json')) ? readFileSync(cached('content-stamp.json'), 'utf8') : '';
  if (kept.answerbook && (!isDev || kept.answerbook.stamp === stamp)) return kept.answerbook;
  try {
    kept.answerbook = readBook(stamp);
  } catch (error) {
    // The author is in the middle of a change: `check` says what is wrong, and what could be read last stays on the screen.
    if (!isDev || !kept.answerbook) throw error;
    kept.answerbook = { ...kept.answerbook, stamp };
  }
  return kept.answerbook;
}

function readBook(stamp: string, bodies = storedBodies(), drafts = isDev): OpenBook {
  const site = loadSite({ drafts });
  const contentDir = resolve(process.env.ANSWERBOOK_CONTENT ?? 'content');
  const ledger = join(contentDir, 'permalinks.txt');
  const book = createBook(site, {
    siteUrl: withSlash(process.env.SITE_URL ?? site.settings.address ?? LOCAL_SITE),
    contentDir,
    ledger: existsSync(ledger) ? readLedger(readFileSync(ledger, 'utf8')) : [],
    ...(bodies ? { bodies } : {}),
  });
  return { stamp, book, pages: pagesOf(book) };
}

/** The bodies that a build compiled before it draws pages, if it says where. */
const storedBodies = (): BodyStore | undefined =>
  process.env.ANSWERBOOK_BODIES ? openBodyStore(process.env.ANSWERBOOK_BODIES) : undefined;

/**
 * Compiles every body of the book into a store, which `ANSWERBOOK_BODIES` names to the build that draws the pages.
 * @param drafts whether threads that are drafts belong to the book
 * @returns how many bodies there are
 */
export function compileBodies(file: string, drafts = isDev): number {
  const store = openBodyStore(file);
  kept.answerbook = readBook('', store, drafts);
  const { book } = kept.answerbook;
  const { questions, answers, comments, claims, terms } = book.site;
  const entries = [questions, answers, comments, claims, terms].flatMap((all) => [...all.values()]);
  for (const entry of entries) book.bodyOf(entry);
  store.save();
  return entries.length;
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

/** What `check` last found that matters on a page, for the panel of `npm run dev`: every error, and the warnings of its file. */
function findingsFor(page: Page): Issue[] {
  if (!isDev || !existsSync(cached('issues.json'))) return [];
  const issues: Issue[] = JSON.parse(readFileSync(cached('issues.json'), 'utf8'));
  return issues.filter(({ severity, file }) => severity === 'error' || (page.entry && file.endsWith(page.entry.file)));
}

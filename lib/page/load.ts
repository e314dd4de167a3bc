import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { loadSite } from '#lib/content.ts';
import type { Issue } from '#lib/model/issue.ts';
import { createBook } from './create-book.ts';
import { toFrame } from './frame.ts';
import { NOT_FOUND, type Page, pagesOf } from './pages.ts';
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
  return page && { frame: toFrame(book, page, findings()), content: page.content() };
}

let open: { stamp: string; book: ReturnType<typeof createBook>; pages: ReadonlyMap<string, Page> } | undefined;

/** The book, read once in a build; in `npm run dev` again after each change of content, which changes the stamp. */
function openBook(): NonNullable<typeof open> {
  const stamp =
    isDev && existsSync(cached('content-stamp.json')) ? readFileSync(cached('content-stamp.json'), 'utf8') : '';
  if (open?.stamp === stamp) return open;
  const site = loadSite({ drafts: isDev });
  const book = createBook(site, {
    siteUrl: withSlash(process.env.SITE_URL ?? site.settings.address ?? LOCAL_SITE),
    contentDir: resolve(process.env.ANSWERBOOK_CONTENT ?? 'content'),
  });
  open = { stamp, book, pages: pagesOf(book) };
  return open;
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

/** What `check` last found, for the panel that `npm run dev` shows. */
function findings(): Issue[] {
  if (!isDev || !existsSync(cached('issues.json'))) return [];
  return JSON.parse(readFileSync(cached('issues.json'), 'utf8'));
}

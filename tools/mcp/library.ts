import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '#lib/check/near.ts';
import { isPageAddress } from '#lib/model/address.ts';
import { openSearch } from '#lib/search/client.ts';
import type { SearchResult } from '#lib/search/protocol.ts';
import { CannotRun } from '../command.ts';
import { fetchFromFolder } from '../server/fetch-from-folder.ts';

/** A term as `glossary.json` has it. */
type GlossaryTerm = {
  id: string;
  term: string;
  definition: string;
  url: string;
  aliases: string[];
  senses: { label: string; definition: string }[];
};

/** An entry as its `index.json` has it; what else is there depends on its kind. */
export type PublishedEntry = { kind: string; id: string; url: string; [field: string]: unknown };

/** A built site, read as anybody may read it: through the files it publishes. */
export type Library = {
  name: string;
  /** The site's address, with its last slash. */
  url: string;
  search(text: string, limit: number): Promise<SearchResult>;
  /** The whole URL of an address below the site's root. */
  urlOf(href: string): string;
  /** The page at an address as Markdown; nothing when there is none. */
  pageAt(address: string): string | undefined;
  /** The entry that has the page at an address to itself; nothing when there is none. */
  entryAt(address: string): PublishedEntry | undefined;
  /** The term with this name, alias or id, whatever its case. */
  findTerm(word: string): GlossaryTerm | undefined;
  /** The name of the term that is spelled most like a word; nothing when none is. */
  nearestTerm(word: string): string | undefined;
};

/** Opens a built site; throws a `CannotRun` when the folder holds none. */
export function openLibrary(folder: string): Library {
  const glossaryFile = join(folder, 'glossary.json');
  if (!existsSync(glossaryFile)) throw new CannotRun(`${folder} holds no built site: type npm run build first`);
  const glossary: { name: string; url: string; terms: GlossaryTerm[] } = JSON.parse(readFileSync(glossaryFile, 'utf8'));
  const url = glossary.url.replace(/glossary\/$/, '');
  const base = new URL(url).pathname.replace(/\/$/, '');
  const terms = new Map<string, GlossaryTerm>();
  for (const term of glossary.terms)
    for (const name of [term.id, term.term, ...term.aliases])
      if (!terms.has(name.toLowerCase())) terms.set(name.toLowerCase(), term);

  const fileOf = (address: string, name: string): string | undefined => {
    const path = pathOf(address, url);
    const file = path === undefined ? undefined : join(folder, path, name);
    return file && existsSync(file) ? file : undefined;
  };
  const client = openSearch('', fetchFromFolder(folder));
  return {
    name: glossary.name,
    url,
    search: (text, limit) => client.query(text, { limit }),
    urlOf: (href) => (href.startsWith('/') ? new URL(base + href, url).href : href),
    pageAt: (address) => {
      const file = fileOf(address, 'index.md');
      return file && readFileSync(file, 'utf8');
    },
    entryAt: (address) => {
      const file = fileOf(address, 'index.json');
      return file && JSON.parse(readFileSync(file, 'utf8'));
    },
    findTerm: (word) => terms.get(word.trim().toLowerCase()),
    nearestTerm: (word) => {
      const near = nearest(word.trim(), terms.keys());
      return near && terms.get(near)?.term;
    },
  };
}

/** The folder of a page below the site, such as `claims/gil/`; an anchor is left out. Nothing for what is no page here. */
function pathOf(address: string, site: string): string | undefined {
  if (!URL.canParse(address, site)) return undefined;
  const { href } = new URL(address.startsWith('/') ? address.slice(1) : address, site);
  const path = href.startsWith(site) ? href.slice(site.length).replace(/[?#].*$/, '') : undefined;
  if (path === undefined) return undefined;
  const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
  return isPageAddress(`/${folder}`) ? folder : undefined;
}

import { requirePlace } from '#lib/model/address.ts';
import { escapeHtml } from '#lib/model/escape-html.ts';
import { formerAddresses, formerComparisons, formerIds } from '#lib/model/former.ts';
import { isKnownThread } from '#lib/model/forums.ts';
import { groupBy } from '#lib/model/group.ts';
import { compareAddress, FROM, fromAddress, pageAddress } from '#lib/model/ids.ts';
import { contrastingPairs } from '#lib/model/relations.ts';
import type { Book } from '#lib/page/book.ts';
import type { Page } from '#lib/page/page.ts';

/**
 * Addresses that lead elsewhere, and where: former addresses of entries and of what compares them, those the ledger sends
 * on, and `/from/<site>/<id>/` for threads whose origin is known. None of them is a page of the book.
 */
export function redirectsOf(book: Book, pages: ReadonlyMap<string, Page>): ReadonlyMap<string, string> {
  const { site, settings } = book;
  const redirects = new Map<string, string>();
  const add = (from: string, to: string) => {
    if (from !== to && !pages.has(from) && !redirects.has(from)) redirects.set(requirePlace(from), requirePlace(to));
  };
  const told = [...pages.values()].flatMap(({ address, entry }) =>
    entry && address === pageAddress(entry) ? [entry] : [],
  );
  const withdrawn = site.withdrawn.flatMap(({ entry }) => (pages.has(pageAddress(entry)) ? [entry] : []));
  const gone = new Map(withdrawn.flatMap((entry) => (entry.kind === 'question' ? [[entry.id, entry]] : [])));
  for (const entry of [...told, ...withdrawn]) {
    const address = pageAddress(entry);
    const question = 'question' in entry ? (site.questions.get(entry.question) ?? gone.get(entry.question)) : undefined;
    for (const former of formerAddresses(entry, formerIds(entry), question && formerIds(question)))
      add(former, address);
    if (entry.kind === 'question' && isKnownThread(entry.origin))
      add(fromAddress(entry.origin.site, entry.origin.id), address);
  }
  const nameOf = (id: string) => ({ id, former: site.terms.get(id)?.formerly ?? [] });
  for (const [a, b] of contrastingPairs(site.termRelations))
    for (const former of formerComparisons(nameOf(a), nameOf(b))) add(former, compareAddress(a, b));
  for (const { address, anchor, to } of settings.ledger ?? []) if (to && !anchor) add(address, to);
  // What the ledger sends on may have been renamed since.
  for (const [from, to] of redirects) {
    const [page = '', anchor] = to.split('#');
    const now = pages.has(page) ? undefined : redirects.get(page);
    if (now) redirects.set(from, anchor === undefined ? now : `${now}#${anchor}`);
  }
  return redirects;
}

/** Whether an address was a page of the book once, with everything that stands beside one. */
export const isFormer = (address: string): boolean => !address.startsWith(FROM);

/**
 * Where pages were before, by where they are: what stands beside a page keeps standing there, too, for neither a reader of
 * data nor a forum that shows a card follows a page that leads on.
 */
export function formerAddressesOf(redirects: ReadonlyMap<string, string>): ReadonlyMap<string, string[]> {
  const formerly = [...redirects.keys()].filter(isFormer);
  return groupBy(formerly, (from) => redirects.get(from) as string);
}

/**
 * The document at an address that leads elsewhere. It bears the target's own tags, since what unfurls links reads them
 * here and follows nothing; the fragment is taken along by a script, without one the target's beginning is reached.
 * @param target the published document it leads to
 * @param href where it leads, as a browser sees it
 * @param script the address of the script that takes the fragment along
 */
export function toRedirectPage(target: string, href: string, script: string): string {
  const head = /<head>(.*?)<\/head>/s.exec(target)?.[1] ?? '';
  const language = /<html lang="([^"]*)"/.exec(target)?.[1] ?? 'en';
  const title = /<title>(.*?)<\/title>/s.exec(head)?.[1] ?? 'Moved';
  const tags = head.replace(/<script\b.*?<\/script>/gs, '');
  const to = escapeHtml(href);
  return `<!DOCTYPE html><html lang="${language}"><head>${tags}<script src="${escapeHtml(script)}" data-to="${to}"></script><noscript><meta http-equiv="refresh" content="0; url=${to}"></noscript></head><body><main class="prose"><h1>${title}</h1><p>This page has a new address: <a href="${to}">${to}</a></p></main></body></html>
`;
}

/**
 * An address as files for hosts take it. There is no way to quote `:any` or `*` in the one format, `$` in the other: what
 * either would read as more than letters is refused.
 * @throws Error when it holds anything but letters, digits and `-._~/#`
 */
function plain(href: string): string {
  if (!/^\/[\w.~/#-]*$/.test(href)) throw new Error(`${JSON.stringify(href)} cannot stand in a file that hosts read`);
  return href;
}

/** The redirects in the format that Netlify and Cloudflare Pages read: from, to, status. */
export const toRedirectsFile = (book: Book, redirects: ReadonlyMap<string, string>): string =>
  [...redirects].map(([from, to]) => `${plain(book.hrefOf(from))} ${plain(book.hrefOf(to))} 301\n`).join('');

/** The redirects as the lines of an nginx `map $uri $moved { include …; }`. */
export const toNginxMap = (book: Book, redirects: ReadonlyMap<string, string>): string =>
  [...redirects].map(([from, to]) => `"${plain(book.hrefOf(from))}" "${plain(book.hrefOf(to))}";\n`).join('');

import { decoded } from '#lib/images/image.ts';
import { pageAddress, programAddress, recorderAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { Runtime } from '#lib/schema/runtime.ts';
import type { FileFacts } from '../facts.ts';
import { didYouMean, nearest } from '../near.ts';
import { issueAt, type Span, shown } from '../span.ts';
import { type Book, isDraft, pageAt } from './book.ts';

/** Files that stand beside pages. */
const FILES = new Set(['/robots.txt', '/favicon.ico', '/favicon.svg', recorderAddress('python')]);

/** Looks up every link to an address of this site (`/q/…/`) or of its own page (`#…`). */
export function checkLinks(book: Book): Issue[] {
  return book.entries.flatMap((entry) => entry.links.flatMap(({ url, span }) => checkLink(book, entry, url, span)));
}

/** The address of the page on which an entry's text is read first. */
function homeOf(entry: FileFacts): string {
  if (entry.page) return entry.page;
  return entry.parent === undefined ? pageAddress(entry) : pageAddress({ kind: 'question', id: entry.parent });
}

function checkLink(book: Book, entry: FileFacts, url: string, span: Span): Issue[] {
  const hash = url.indexOf('#');
  const path = (hash < 0 ? url : url.slice(0, hash)).replace(/\?.*$/, '');
  const fragment = hash < 0 ? '' : decoded(url.slice(hash + 1));
  const address = path === '' ? homeOf(entry) : decoded(path);
  const page = pageAt(book.addresses, address);
  if (FILES.has(address) || isProgram(book, address)) return [];
  if (!page)
    return [
      issueAt(
        entry.file,
        span,
        'links/broken',
        `the page ${shown(address)} does not exist`,
        betterAddress(book, address),
      ),
    ];
  if (page.draft && !isDraft(book, entry))
    return [
      issueAt(
        entry.file,
        span,
        'references/draft',
        `the page ${address} is a draft, and this is published`,
        'Publish it with "draft: false", or leave the link out for now.',
      ),
    ];
  return hash < 0 || fragment === ''
    ? path === ''
      ? [issueAt(entry.file, span, 'links/malformed', 'a link leads nowhere', 'Write an anchor after "#".')]
      : []
    : unknownAnchor(book, entry.file, span, address, fragment);
}

const isProgram = (book: Book, address: string): boolean =>
  [...(book.byKind.get('evidence')?.values() ?? [])].some(
    ({ id, runtime }) =>
      address === programAddress({ id, runtime: runtime as Runtime }) ||
      address === recorderAddress((runtime ?? 'python') as Runtime),
  );

/** Says when a page has no such anchor. Anchors of single blocks (`#<entry>-<6 hex>`) fall back to their entry, and so need only that. */
export function unknownAnchor(book: Book, file: string, span: Span, address: string, fragment: string): Issue[] {
  const anchors = pageAt(book.addresses, address)?.anchors ?? new Set<string>();
  const block = /^(.+)-[0-9a-f]{6}$/.exec(fragment)?.[1];
  if (anchors.has(fragment) || (block !== undefined && (block === 'question' || anchors.has(block)))) return [];
  return [
    issueAt(
      file,
      span,
      'anchors/unknown',
      `the page ${shown(address)} has no anchor "#${shown(fragment)}"`,
      didYouMean(fragment, anchors, 'Anchors are answer-…, comment-…, claim-… and ids of headings: ## Title [#id].'),
    ),
  ];
}

function betterAddress(book: Book, address: string): string | undefined {
  if (book.addresses.has(`${address}/`)) return `Addresses end with "/": ${shown(address)}/`;
  const near = nearest(address, book.addresses.keys());
  return near
    ? `Did you mean ${near}?`
    : 'Name the entry instead: q:, claim:, term:, source: or evidence: with its id.';
}

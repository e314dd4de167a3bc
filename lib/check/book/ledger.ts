import { readPlace } from '#lib/model/address.ts';
import { isKeptAddress, pageAddress } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { isLedgerComment, placesIn, readLedgerLine } from '#lib/model/ledger.ts';
import { nearest } from '../near.ts';
import { issueAt, type Span, shown } from '../span.ts';
import { type Book, pageAt } from './book.ts';

const FILE = 'permalinks.txt';

/**
 * Holds the ledger against the book. `permalinks.txt` has one address or anchor a line, such as `/q/tides/` and
 * `/q/tides/#answer-moon`; `#` begins a comment line. What stands in it was published and never disappears: a line whose
 * place belongs to no entry any more says behind `=>` where it leads.
 */
export function checkLedger(book: Book): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of (book.ledger ?? '').split('\n').entries()) {
    const line = raw.trim();
    if (isLedgerComment(line)) continue;
    const column = raw.indexOf(line) + 1;
    const span: Span = [index + 1, column, index + 1, column + line.length];
    const place = placesIn(line)[0] ?? line;
    const first = seen.get(place);
    if (first !== undefined)
      issues.push(
        issueAt(
          FILE,
          span,
          'ledger/repeated',
          `${shown(line)} stands in line ${first} already`,
          'Delete one of the two.',
        ),
      );
    else issues.push(...checkLine(book, line, span));
    seen.set(place, first ?? index + 1);
  }
  return issues;
}

function checkLine(book: Book, line: string, span: Span): Issue[] {
  const read = readLedgerLine(line);
  if (!read) return [malformed(line, span)];
  const { address, anchor, to } = read;
  if (isKeptAddress(address))
    return [
      issueAt(
        FILE,
        span,
        'ledger/kept',
        `${shown(address)} is kept for the book's own lists and files`,
        'Delete the line: no entry ever had that address.',
      ),
    ];
  const place = anchor === undefined ? address : `${address}#${anchor}`;
  const missing = findMissing(book, address, anchor);
  if (to !== undefined) return checkTarget(book, place, to, missing !== undefined, span);
  return missing === undefined
    ? []
    : [issueAt(FILE, span, 'ledger/gone', `${shown(place)} was published and is gone`, missing)];
}

/** Points at the first place of a line that is none. */
function malformed(line: string, [row, column]: Span): Issue {
  const places = placesIn(line);
  const wrong = places.find((written) => !readPlace(written)) ?? line;
  const start = column + (wrong === places[0] ? 0 : line.lastIndexOf(wrong));
  return issueAt(
    FILE,
    [row, start, row, start + wrong.length],
    'ledger/malformed',
    `"${shown(wrong)}" is neither an address nor an anchor`,
    'Write /q/<question>/ or /q/<question>/#<anchor>, one a line, and " => <address>" behind one that has gone. Between slashes stand a to z, 0 to 9 and "-", at most 84.',
  );
}

/** What to do about a place that is no longer there; nothing when it is there, or something says what became of it. */
function findMissing(book: Book, address: string, anchor: string | undefined): string | undefined {
  const page = pageAt(book.addresses, address);
  if (!page) return backTo(nearest(address, book.addresses.keys()));
  if (page.draft) return 'It is a draft again: set "draft: false".';
  // With a file that cannot be read, its own finding says why its anchors are missing.
  if (anchor === undefined || page.withdrawn || page.anchors.has(anchor) || !book.complete) return undefined;
  // The thread's page leads from there to the claim's own.
  const claim =
    /^\/q\/[^/]+\/$/.test(address) &&
    anchor.startsWith('claim-') &&
    pageAddress({ kind: 'claim', id: anchor.slice('claim-'.length) });
  if (claim && pageAt(book.addresses, claim)) return undefined;
  return backTo(nearest(anchor, page.anchors));
}

function checkTarget(book: Book, place: string, to: string, isGone: boolean, span: Span): Issue[] {
  if (!isGone)
    return [
      issueAt(
        FILE,
        span,
        'ledger/alive',
        `${shown(place)} is still there, so nothing leads from it`,
        `Delete "=> ${shown(to)}".`,
      ),
    ];
  const [address = '', anchor] = to.split('#');
  const page = pageAt(book.addresses, address);
  if (page && !page.draft && (anchor === undefined || page.anchors.has(anchor) || !book.complete)) return [];
  const near = page && anchor !== undefined ? nearest(anchor, page.anchors) : nearest(address, book.addresses.keys());
  return [
    issueAt(
      FILE,
      span,
      'ledger/astray',
      `${shown(place)} leads to ${shown(to)}, which is not there`,
      near ? `Did you mean "${near}"?` : 'Name an address of the book.',
    ),
  ];
}

/** The line stays. What was there comes back, or something says where it is now, or why it is not. */
const backTo = (near: string | undefined): string =>
  `${near ? `Is it "${near}" now? ` : ''}Bring the old id back, or list it under "aliases" there ("formerly" in a term); what is gone for good gets "withdrawn" in its file, or " => <address>" behind this line.`;

/** The ledger's lines for a book as it is now, sorted: what `check` would hold a later one against. Drafts are left out. */
export function ledgerLines(book: Pick<Book, 'addresses'>): string[] {
  return [...book.addresses]
    .flatMap(([address, page]) =>
      'leadsTo' in page || page.draft || page.withdrawn || page.imported || isKeptAddress(address)
        ? []
        : [address, ...[...page.anchors].map((anchor) => `${address}#${anchor}`)],
    )
    .sort();
}

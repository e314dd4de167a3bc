import type { Issue } from '#lib/model/issue.ts';
import { nearest } from '../near.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { Book } from './book.ts';

const FILE = 'permalinks.txt';
const LINE = /^(\/(?:[^\s#?/]+\/)*)(?:#([^\s#]+))?$/;

/**
 * Holds the ledger against the book. `permalinks.txt` has one address or anchor a line, such as `/q/tides/` and
 * `/q/tides/#answer-moon`; `#` begins a comment line. What stands in it was published and never disappears.
 */
export function checkLedger(book: Book): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of (book.ledger ?? '').split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const column = raw.indexOf(line) + 1;
    const span: Span = [index + 1, column, index + 1, column + line.length];
    const first = seen.get(line);
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
    seen.set(line, first ?? index + 1);
  }
  return issues;
}

function checkLine(book: Book, line: string, span: Span): Issue[] {
  const [, address = '', anchor] = LINE.exec(line) ?? [];
  if (address === '')
    return [
      issueAt(
        FILE,
        span,
        'ledger/malformed',
        `"${shown(line)}" is neither an address nor an anchor`,
        'Write /q/<question>/ or /q/<question>/#<anchor>, one a line.',
      ),
    ];
  const page = book.addresses.get(address);
  const gone = (what: string, hint: string): Issue[] => [
    issueAt(FILE, span, 'ledger/gone', `${what} was published and is gone`, hint),
  ];
  // With a file that cannot be read, its own finding says why its anchors are missing.
  if (!page) return gone(shown(address), backTo(nearest(address, book.addresses.keys())));
  if (page.draft) return gone(shown(address), 'It is a draft again: set "draft: false".');
  if (anchor === undefined || page.anchors.has(anchor) || !book.complete) return [];
  return gone(shown(line), backTo(nearest(anchor, page.anchors)));
}

/** The line stays: it is the entry, or the heading's id, that comes back. */
const backTo = (near: string | undefined): string =>
  `${near ? `Is it "${near}" now? ` : ''}Give it its old id back: forums link it.`;

/** The ledger's lines for a book as it is now, sorted: what `check` would hold a later one against. Drafts are left out. */
export function ledgerLines(book: Pick<Book, 'addresses'>): string[] {
  return [...book.addresses]
    .flatMap(([address, { anchors, draft }]) =>
      draft ? [] : [address, ...[...anchors].map((anchor) => `${address}#${anchor}`)],
    )
    .sort();
}

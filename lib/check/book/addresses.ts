import {
  ABOUT,
  ATTRIBUTION,
  anchorOf,
  compareAddress,
  listAddress,
  pageAddress,
  questionsAddress,
} from '#lib/model/ids.ts';
import type { FileFacts } from '../facts.ts';
import type { Addresses, Book } from './book.ts';

/** Pages that are there whatever the content: the book's own. */
const OWN = ['/', ABOUT, ATTRIBUTION, questionsAddress('title')];

/** Lists every address a link may lead to. */
export function addressesOf(book: Omit<Book, 'addresses'>): Addresses {
  const pages = new Map<string, { anchors: Set<string>; draft: boolean }>();
  const add = (address: string, draft = false): Set<string> => {
    const page = pages.get(address) ?? { anchors: new Set<string>(), draft };
    pages.set(address, page);
    return page.anchors;
  };
  for (const address of [...OWN, ...(['question', 'claim', 'term', 'source', 'topic'] as const).map(listAddress)])
    add(address);
  for (const entry of book.byKey.values()) {
    if (entry.parent !== undefined) continue;
    const anchors = add(pageAddress(entry), entry.kind === 'question' && entry.draft);
    for (const { id } of entry.anchors) anchors.add(id);
    if (entry.kind === 'term') for (const { id } of entry.parts) anchors.add(`sense-${id}`);
    if (entry.kind === 'question') addThread(book, entry, anchors, add);
    if (entry.kind === 'term')
      for (const { field, id } of entry.references)
        if (field === 'contrasts' && book.byKind.get('term')?.has(id)) add(compareAddress(entry.id, id));
  }
  return pages;
}

/** Adds a thread's anchors, and the pages of its answers and comments. */
function addThread(
  book: Omit<Book, 'addresses'>,
  question: FileFacts,
  anchors: Set<string>,
  add: (address: string, draft: boolean) => Set<string>,
): void {
  const members = book.threads.get(question.id) ?? [];
  for (const entry of [question, ...members]) {
    for (const { id } of entry.anchors) anchors.add(id);
    if (entry.kind === 'answer')
      for (const { field, id } of entry.references)
        if (field === 'claims.claim') anchors.add(anchorOf({ kind: 'claim', id }));
    if (entry.parent !== undefined) anchors.add(anchorOf(entry));
  }
  for (const entry of members) {
    const own = entry.format === 'mdx' || entry.accepted || entry.score >= book.ownPageScore;
    if (!own) continue;
    const page = add(pageAddress({ kind: entry.kind, id: entry.id, question: question.id }), question.draft);
    for (const anchor of anchors) page.add(anchor);
  }
}

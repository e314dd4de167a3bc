import { senseAnchor } from '#lib/model/anchors.ts';
import { formerAddresses, formerComparisons } from '#lib/model/former.ts';
import { isKnownThread } from '#lib/model/forums.ts';
import {
  ABOUT,
  ATTRIBUTION,
  anchorOf,
  claimsAddress,
  compareAddress,
  FIGURE,
  FROM,
  fromAddress,
  listAddress,
  pageAddress,
  questionsAddress,
  SEARCH,
} from '#lib/model/ids.ts';
import { STATUSES } from '#lib/schema/status.ts';
import type { FileFacts } from '../facts.ts';
import type { ImportedThread } from '../records.ts';
import { type Address, type Addresses, type Book, isWithdrawn } from './book.ts';

/** Pages that are there whatever the content: the book's own. */
const OWN = [
  '/',
  ABOUT,
  ATTRIBUTION,
  FROM,
  SEARCH,
  questionsAddress('title'),
  questionsAddress('unanswered'),
  ...([...STATUSES, 'date'] as const).map(claimsAddress),
  ...(['question', 'claim', 'term', 'evidence', 'source', 'topic'] as const).map(listAddress),
];

type Facts = Omit<Book, 'addresses'>;

/** Pages while they are collected; what leads to one of them comes last, so that no former address hides a page. */
type Pages = {
  add: (address: string, page?: Partial<Address>) => Address;
  lead: (from: readonly string[], to: string) => void;
};

/** Lists every address a link may lead to. */
export function addressesOf(book: Facts): Addresses {
  const pages = new Map<string, Address>();
  const led = new Map<string, { leadsTo: string }>();
  const collected: Pages = {
    add: (address, page) => {
      const known = pages.get(address) ?? { anchors: new Set<string>(), draft: false, ...page };
      pages.set(address, known);
      return known;
    },
    lead: (from, to) => {
      for (const address of from) if (!led.has(address)) led.set(address, { leadsTo: to });
    },
  };
  for (const address of OWN) collected.add(address);
  if (book.imported.size > 0) for (const list of ['votes', 'activity'] as const) collected.add(questionsAddress(list));
  for (const entry of book.byKey.values()) if (entry.parent === undefined) addEntry(book, entry, collected);
  for (const thread of book.imported.values()) addImported(book, thread, collected);
  return new Map<string, Address | { leadsTo: string }>([...led, ...pages]);
}

/** Adds the pages of an imported thread: its own, and those of its answers and comments that have one. */
function addImported(book: Facts, { id: question, posts, topics }: ImportedThread, pages: Pages): void {
  const { anchors } = pages.add(pageAddress({ kind: 'question', id: question }), { imported: true });
  for (const { kind, id, score, page } of posts) {
    anchors.add(anchorOf({ kind, id }));
    if (!page && (score === undefined || score < book.ownPageScore)) continue;
    const own = pages.add(pageAddress({ kind, id, question }), { imported: true });
    own.anchors.add(anchorOf({ kind, id }));
    for (const other of posts) if (other.on === id) own.anchors.add(anchorOf(other));
  }
  for (const topic of topics) pages.add(pageAddress({ kind: 'topic', id: topic }), { imported: true });
}

const idsOf = (entry: FileFacts | undefined): string[] => entry?.former.map(({ id }) => id) ?? [];

function addEntry(book: Facts, entry: FileFacts, pages: Pages): void {
  const address = pageAddress(entry);
  const isQuestion = entry.kind === 'question';
  const { anchors } = pages.add(address, {
    draft: isQuestion && entry.draft,
    ...(entry.withdrawn ? { withdrawn: true } : {}),
  });
  pages.lead(formerAddresses(entry, idsOf(entry)), address);
  if (entry.origin && isKnownThread(entry.origin))
    pages.lead([fromAddress(entry.origin.site, entry.origin.id)], address);
  for (const { id } of entry.anchors) anchors.add(id);
  if (isQuestion) addThread(book, entry, anchors, pages);
  if (entry.kind !== 'term' || entry.withdrawn) return;
  for (const { id } of entry.parts) anchors.add(senseAnchor(id));
  for (const { field, id } of entry.references) {
    const other = field === 'contrasts' ? book.byKind.get('term')?.get(id) : undefined;
    if (!other || other.withdrawn) continue;
    const compared = compareAddress(entry.id, id);
    pages.add(compared);
    pages.lead(formerComparisons({ id: entry.id, former: idsOf(entry) }, { id, former: idsOf(other) }), compared);
  }
}

/** Adds a thread's anchors, and the pages of its answers and comments. */
function addThread(book: Facts, question: FileFacts, anchors: Set<string>, pages: Pages): void {
  const members = book.threads.get(question.id) ?? [];
  if (!question.withdrawn && question.references.some(({ field }) => field.startsWith('figure.'))) anchors.add(FIGURE);
  for (const entry of [question, ...members]) {
    const isTold = !isWithdrawn(book, entry);
    if (isTold) for (const { id } of entry.anchors) anchors.add(id);
    if (isTold && entry.kind === 'answer')
      for (const { field, id } of entry.references)
        if (field === 'claims.claim')
          for (const claim of [id, ...idsOf(book.byKind.get('claim')?.get(id))])
            anchors.add(anchorOf({ kind: 'claim', id: claim }));
    if (entry.parent !== undefined)
      for (const id of [entry.id, ...idsOf(entry)]) anchors.add(anchorOf({ ...entry, id }));
  }
  for (const entry of members) {
    const own = entry.format === 'mdx' || entry.accepted || entry.score >= book.ownPageScore;
    if (!own) continue;
    const ref = { kind: entry.kind, id: entry.id, question: question.id };
    const page = pages.add(pageAddress(ref), {
      draft: question.draft,
      ...(isWithdrawn(book, entry) ? { withdrawn: true } : {}),
    });
    pages.lead(formerAddresses(ref, idsOf(entry), idsOf(question)), pageAddress(ref));
    for (const shown of [entry, ...below(entry, members)]) {
      for (const id of [shown.id, ...idsOf(shown)]) page.anchors.add(anchorOf({ ...shown, id }));
      if (!isWithdrawn(book, shown)) for (const { id } of shown.anchors) page.anchors.add(id);
    }
  }
}

/** What stands below an answer or comment on its own page: the comments on it, or the replies to it and to those. */
function below(entry: FileFacts, members: readonly FileFacts[]): FileFacts[] {
  const field = entry.kind === 'answer' ? 'on' : 'replyTo';
  const found = members.filter((other) =>
    other.references.some((reference) => reference.field === field && reference.id === entry.id),
  );
  return entry.kind === 'answer'
    ? found
    : found.flatMap((reply) => [
        reply,
        ...below(
          reply,
          members.filter((other) => other !== entry),
        ),
      ]);
}

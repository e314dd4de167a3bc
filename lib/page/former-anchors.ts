import type { Answer, Claim, Comment, Entry } from '#lib/model/entry.ts';
import { formerIds } from '#lib/model/former.ts';
import { anchorOf, pageAddress } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';
import { commentsOf, type Thread } from '#lib/model/thread.ts';
import { say } from '#lib/words/say.ts';
import type { Book } from './book.ts';
import { toPlain } from './text.ts';
import { KIND_WORD } from './words.ts';

/** An anchor that was published and is gone: it stays as a line that leads on. */
export type FormerAnchor = { id: string; href: string; words: string };

/** The entry of the same kind, and for an answer or comment the same thread, that bears an id. */
export function findEntry(site: Site, like: Entry, id: string): Entry | undefined {
  if (like.kind === 'answer' || like.kind === 'comment') {
    const key = `${like.question}/${id}`;
    return site.answers.get(`answer/${key}`) ?? site.comments.get(`comment/${key}`);
  }
  const { questions, claims, terms, evidence, sources, people, topics } = site;
  const all = {
    question: questions,
    claim: claims,
    term: terms,
    evidence,
    source: sources,
    person: people,
    topic: topics,
  };
  return (all[like.kind] as ReadonlyMap<string, Entry>).get(id);
}

/**
 * Anchors that were published on a page and are no longer there: those of renamed and withdrawn answers, comments and
 * claims, those the ledger says where they lead, and those of claims that the thread no longer names.
 */
export function formerAnchors(book: Book, address: string): FormerAnchor[] {
  const { site } = book;
  const [, id, member] = /^\/q\/([^/]+)\/(?:([^/]+)\/)?$/.exec(address) ?? [];
  const thread = id === undefined ? undefined : site.threads.get(id);
  const found = new Map<string, FormerAnchor>();
  const add = (anchor: FormerAnchor) => found.has(anchor.id) || found.set(anchor.id, anchor);
  if (thread) for (const anchor of inThread(book, thread, member)) add(anchor);
  const claim = site.claims.get(/^\/claims\/([^/]+)\/$/.exec(address)?.[1] ?? '');
  if (claim) for (const anchor of ofClaim(claim)) add(anchor);
  for (const { anchor, to } of book.ledgerAt(address)) {
    if (anchor === undefined) continue;
    if (to) add({ id: anchor, href: book.hrefOf(to), words: say('What was here is now elsewhere') });
    else if (thread && !member && anchor.startsWith('claim-'))
      for (const claim of claimStub(book, thread, anchor)) add(claim);
  }
  return [...found.values()];
}

/** Those of a thread's page, or of the own page of one of its answers or comments, where only what is below that stands. */
function* inThread(book: Book, thread: Thread, member: string | undefined): Iterable<FormerAnchor> {
  const isShown = (entry: Answer | Comment) =>
    member === undefined || entry.id === member || ('on' in entry && (entry.on === member || entry.replyTo === member));
  const entries: (Answer | Comment)[] = [...thread.answers, ...commentsOf(thread)].filter(isShown);
  for (const entry of entries)
    for (const id of formerIds(entry))
      yield { id, href: `#${entry.id}`, words: `${KIND_WORD[entry.kind]}: ${toPlain(entry.summary)}` };
  for (const claim of member === undefined ? claimsOf(book.site, thread) : []) yield* ofClaim(claim);
  for (const { entry } of book.site.withdrawn)
    if ('question' in entry && entry.question === thread.question.id && entry.id !== member && isShown(entry))
      for (const id of [entry.id, ...formerIds(entry)])
        yield {
          id,
          href: book.hrefOf(pageAddress(entry)),
          words: say('Withdrawn: {title}', { title: toPlain(entry.summary) }),
        };
}

function* ofClaim(claim: Claim): Iterable<FormerAnchor> {
  for (const id of formerIds(claim))
    yield {
      id: anchorOf({ kind: 'claim', id }),
      href: `#${anchorOf(claim)}`,
      words: `${KIND_WORD.claim}: ${toPlain(claim.statement)}`,
    };
}

const claimsOf = (site: Site, thread: Thread) =>
  [...new Set(thread.answers.flatMap(({ claims }) => claims.map(({ claim }) => claim)))].flatMap(
    (id) => site.claims.get(id) ?? [],
  );

/** A claim that the thread named once: its place leads to its own page, or to what is said there of it. */
function claimStub({ site, hrefOf }: Book, thread: Thread, anchor: string): FormerAnchor[] {
  const id = anchor.slice('claim-'.length);
  if (claimsOf(site, thread).some((claim) => claim.id === id)) return [];
  const withdrawn = site.withdrawn.flatMap(({ entry }) => (entry.kind === 'claim' ? [entry] : []));
  const claim = [...site.claims.values(), ...withdrawn].find(
    (other) => other.id === id || formerIds(other).includes(id),
  );
  return claim
    ? [{ id: anchor, href: hrefOf(pageAddress(claim)), words: `${KIND_WORD.claim}: ${toPlain(claim.statement)}` }]
    : [];
}

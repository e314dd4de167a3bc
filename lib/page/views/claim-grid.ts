import { saysAnchor } from '#lib/model/anchors.ts';
import { decidingClaims } from '#lib/model/deciding.ts';
import type { Claim } from '#lib/model/entry.ts';
import { anchorOf } from '#lib/model/ids.ts';
import type { Thread } from '#lib/model/thread.ts';
import type { Stance } from '#lib/schema/answer.ts';
import { STATUSES } from '#lib/schema/status.ts';
import type { Book } from '../book.ts';
import { statusCounted, VERDICT_WORD } from '../words.ts';
import { answerLabel } from './answer.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';

/** One row of the claims × answers grid; `stances` has one place for each answer of the grid. */
export type GridRow = {
  anchor: string;
  claim: ClaimMention;
  /** Of each answer; `href` is the place in its text that says it. */
  stances: { stance: Stance | null; href?: string }[];
};

/** The claims × answers grid of a thread: the claims that decide stand open, the others are folded. */
export type Grid = {
  answers: { href: string; label: string; verdict: string }[];
  rows: GridRow[];
  folded: GridRow[];
  /** How those stand that are folded, such as `11 hold, 5 hold with a note`. */
  foldedWords: string;
};

/** The claims × answers grid of a thread: those that decide first, then in the order in which they are said. */
export function toGrid(book: Book, thread: Thread): Grid {
  const { question, answers } = thread;
  const made = new Map<string, Claim>();
  for (const { claims } of answers)
    for (const { claim: id } of claims) {
      const claim = book.site.claims.get(id);
      if (claim) made.set(id, claim);
    }
  const toRow = (id: string): GridRow[] => {
    const claim = made.get(id);
    return claim
      ? [{ anchor: anchorOf(claim), claim: toClaimMention(book, claim), stances: stancesOn(book, thread, id) }]
      : [];
  };
  const speaking = [...made.values()].map(({ id, status }) => ({
    id,
    status,
    stances: answers.flatMap(({ claims }) => claims.flatMap(({ claim, stance }) => (claim === id ? stance : []))),
  }));
  const deciding = decidingClaims(question.deciding, speaking);
  const folded = speaking.filter(({ id }) => !deciding.includes(id));
  return {
    answers: answers.map((answer) => ({
      href: `#${anchorOf(answer)}`,
      label: answerLabel(thread, answer),
      verdict: VERDICT_WORD[answer.verdict] ?? answer.verdict,
    })),
    rows: deciding.flatMap(toRow),
    folded: folded.flatMap(({ id }) => toRow(id)),
    foldedWords: STATUSES.flatMap((status) => {
      const count = folded.filter((claim) => claim.status === status).length;
      return count > 0 ? statusCounted(count, status) : [];
    }).join(', '),
  };
}

/** What each answer says of a claim, and where in its text. */
const stancesOn = (book: Book, { answers }: Thread, id: string): GridRow['stances'] =>
  answers.map((answer) => {
    const stance = answer.claims.find((made) => made.claim === id)?.stance ?? null;
    const isMarked = book.bodyOf(answer).mentions.some((mention) => mention.key === `claim/${id}`);
    return { stance, ...(stance && isMarked ? { href: `#${saysAnchor(anchorOf(answer), id)}` } : {}) };
  });

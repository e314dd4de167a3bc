import { saysAnchor } from '#lib/model/anchors.ts';
import { anchorOf } from '#lib/model/ids.ts';
import type { Thread } from '#lib/model/thread.ts';
import type { Stance } from '#lib/schema/answer.ts';
import type { Book } from '../book.ts';
import { VERDICT_WORD } from '../words.ts';
import { answerLabel } from './answer.ts';
import { type ClaimMention, toClaimMention } from './claim-list.ts';

/** One row of the claims × answers grid; `stances` has one place for each answer of the grid. */
export type GridRow = {
  anchor: string;
  claim: ClaimMention;
  /** When the claim was last checked, as `YYYY-MM-DD`. */
  checked?: string;
  /** Of each answer; `href` is the place in its text that says it. */
  stances: { stance: Stance | null; href?: string }[];
};

/** The claims × answers grid of a thread. */
export type Grid = { answers: { href: string; label: string; verdict: string }[]; rows: GridRow[] };

/** The claims × answers grid of a thread: claims that several answers speak to first, then in the order in which they are said. */
export function toGrid(book: Book, { answers, ...thread }: Thread): Grid {
  const saidBy = new Map<string, number>();
  for (const { claims } of answers) for (const { claim } of claims) saidBy.set(claim, (saidBy.get(claim) ?? 0) + 1);
  const ids = [...saidBy].sort(([, a], [, b]) => b - a).map(([id]) => id);
  return {
    answers: answers.map((answer) => ({
      href: `#${anchorOf(answer)}`,
      label: answerLabel({ answers, ...thread }, answer),
      verdict: VERDICT_WORD[answer.verdict] ?? answer.verdict,
    })),
    rows: ids.flatMap((id) => {
      const claim = book.site.claims.get(id);
      if (!claim) return [];
      const stances = answers.map((answer) => {
        const stance = answer.claims.find((made) => made.claim === id)?.stance ?? null;
        const isMarked = book.bodyOf(answer).mentions.some((mention) => mention.key === `claim/${id}`);
        return { stance, ...(stance && isMarked ? { href: `#${saysAnchor(anchorOf(answer), id)}` } : {}) };
      });
      const { checked } = claim;
      return [
        { anchor: anchorOf(claim), claim: toClaimMention(book, claim), ...(checked ? { checked } : {}), stances },
      ];
    }),
  };
}

import type { Claim } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Basis } from '#lib/schema/basis.ts';
import type { Status } from '#lib/schema/status.ts';
import { basisOf } from '../basis.ts';
import type { Book } from '../book.ts';
import { toHtml } from '../text.ts';
import { STATUS_WORD } from '../words.ts';

/** A claim wherever it is mentioned. */
export type ClaimMention = {
  id: string;
  href: string;
  statementHtml: string;
  status: Status;
  statusWord: string;
  noteHtml?: string;
  /** What it rests on, where that is known. */
  basis?: Basis;
};

/** A claim as any page mentions it. */
export function toClaimMention(book: Book, claim: Claim): ClaimMention {
  const basis = basisOf(book, claim);
  return {
    id: claim.id,
    href: book.hrefOf(pageAddress(claim)),
    statementHtml: toHtml(claim.statement),
    status: claim.status,
    statusWord: STATUS_WORD[claim.status],
    ...(basis ? { basis } : {}),
    ...(claim.note ? { noteHtml: toHtml(claim.note) } : {}),
  };
}

import type { Claim } from '#lib/model/entry.ts';
import { pageAddress } from '#lib/model/ids.ts';
import type { Status } from '#lib/schema/status.ts';
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
  /** Whether a recorded run shows it. */
  tested: boolean;
};

/** A claim as any page mentions it. */
export const toClaimMention = (book: Book, claim: Claim): ClaimMention => ({
  id: claim.id,
  href: book.hrefOf(pageAddress(claim)),
  statementHtml: toHtml(claim.statement),
  status: claim.status,
  statusWord: STATUS_WORD[claim.status],
  tested: isTested(book, claim),
  ...(claim.note ? { noteHtml: toHtml(claim.note) } : {}),
});

/** Whether some fact that the claim quotes is on the page of a recorded run. */
const isTested = (book: Book, { evidence }: Claim): boolean =>
  evidence.some(({ program, variant, cpus }) => {
    const entry = book.site.evidence.get(program);
    return entry && book.recordOf(entry).traces.some((trace) => trace.variant === variant && trace.cpus === cpus);
  });

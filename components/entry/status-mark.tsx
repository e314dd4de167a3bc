import type { ClaimMention } from '#lib/page/views/claim-list.ts';
import { BASIS_WORD } from '#lib/page/words.ts';
import type { Basis } from '#lib/schema/basis.ts';

type StatusMarkProps = {
  status: ClaimMention['status'];
  word: string;
  href?: string;
  /** What it rests on, such as a recorded run. */
  basis?: Basis;
};

/** A status as a shape and a word, and what it rests on; a link when `href` says where. */
export function StatusMark({ status, word, href, basis }: StatusMarkProps) {
  const words = basis ? `${word} · ${BASIS_WORD[basis]}` : word;
  return href ? (
    <a className="status" data-status={status} href={href}>
      {words}
    </a>
  ) : (
    <span className="status" data-status={status}>
      {words}
    </span>
  );
}

import type { ClaimMention } from '#lib/page/view.ts';

/** A status as a shape and a word; a link when `href` says where. */
export function StatusMark({ status, word, href }: { status: ClaimMention['status']; word: string; href?: string }) {
  return href ? (
    <a className="status" data-status={status} href={href}>
      {word}
    </a>
  ) : (
    <span className="status" data-status={status}>
      {word}
    </span>
  );
}

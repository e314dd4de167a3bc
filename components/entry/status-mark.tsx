import type { ClaimMention } from '#lib/page/views/claim-list.ts';

type StatusMarkProps = {
  status: ClaimMention['status'];
  word: string;
  href?: string;
  /** Whether a recorded run shows it. */
  tested?: boolean;
};

/** A status as a shape and a word, and whether it was tested; a link when `href` says where. */
export function StatusMark({ status, word, href, tested = false }: StatusMarkProps) {
  const words = tested ? `${word} · tested` : word;
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

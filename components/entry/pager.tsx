import type { Pager as PagerView } from '#lib/page/views/pager.ts';

/** The way to the pages before and after this one. */
export function Pager({ pager: { page, pages, previousHref, nextHref } }: { pager: PagerView }) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className="label line opening">
      {previousHref && (
        <a rel="prev" href={previousHref}>
          Previous page
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {nextHref && (
        <a rel="next" href={nextHref}>
          Next page
        </a>
      )}
    </nav>
  );
}

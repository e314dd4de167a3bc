import type { Pager as PagerView } from '#lib/page/views/pager.ts';
import { say } from '#lib/words/say.ts';

/** The way to the pages before and after this one. */
export function Pager({ pager: { page, pages, previousHref, nextHref } }: { pager: PagerView }) {
  if (pages < 2) return null;
  return (
    <nav aria-label={say('Pages')} className="label line opening">
      {previousHref && (
        <a rel="prev" href={previousHref}>
          {say('Previous page')}
        </a>
      )}
      <span>{say('Page {page} of {pages}', { page, pages })}</span>
      {nextHref && (
        <a rel="next" href={nextHref}>
          {say('Next page')}
        </a>
      )}
    </nav>
  );
}

import type { Byline as BylineView } from '#lib/page/views/byline.ts';
import { votes } from '#lib/page/words.ts';
import { DayText } from './day-text.tsx';

/** Who wrote it, when, and how it was voted, as far as it is known; what is not is said once, where the thread came from. */
export function Byline({
  byline: { author, posted, score, there },
  verb = 'Written',
}: {
  byline: BylineView;
  verb?: string;
}) {
  if (!author.known && !posted && score === undefined) return null;
  return (
    <>
      {verb}
      {author.known && (
        <>
          {' '}
          by{' '}
          {author.href ? (
            <a href={author.href} {...(author.foreign ? { rel: 'external' } : {})}>
              {author.name}
            </a>
          ) : (
            author.name
          )}
        </>
      )}
      {posted && (
        <>
          {' '}
          on{' '}
          {there ? (
            <a href={there} rel="external">
              <DayText day={posted} />
            </a>
          ) : (
            <DayText day={posted} />
          )}
        </>
      )}
      {score !== undefined && `, ${votes(score)}`}.
    </>
  );
}

import { sayNodes } from '#components/site/say-nodes.ts';
import type { Byline as BylineView } from '#lib/page/views/byline.ts';
import { votes } from '#lib/page/words.ts';
import { say } from '#lib/words/say.ts';
import { DayText } from './day-text.tsx';

/** Who wrote it, when, and how it was voted, as far as it is known; what is not is said once, where the thread came from. */
export function Byline({
  byline: { author, posted, score, there },
  verb = say('Written'),
}: {
  byline: BylineView;
  verb?: string;
}) {
  if (!author.known && !posted && score === undefined) return null;
  return (
    <>
      {verb}
      {author.known &&
        sayNodes(' by {author}', {
          author: author.href ? (
            <a href={author.href} {...(author.foreign ? { rel: 'external' } : {})}>
              {author.name}
            </a>
          ) : (
            author.name
          ),
        })}
      {posted &&
        sayNodes(' on {day}', {
          day: there ? (
            <a href={there} rel="external">
              <DayText day={posted} />
            </a>
          ) : (
            <DayText day={posted} />
          ),
        })}
      {score !== undefined && `, ${votes(score)}`}.
    </>
  );
}

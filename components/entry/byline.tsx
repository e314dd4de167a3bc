import type { Byline as BylineView } from '#lib/page/views/byline.ts';
import { DayText } from './day-text.tsx';

/** Who wrote it, when, and how it was voted, as far as it is known; the rest is said to be unknown. */
export function Byline({ byline: { author, posted, score }, verb = 'Written' }: { byline: BylineView; verb?: string }) {
  const known = author.known || posted || score !== undefined;
  const unknown = [
    !author.known && 'author',
    !posted && 'date',
    score === undefined && !author.known && 'votes',
  ].filter(Boolean);
  return (
    <>
      {known && verb}
      {author.known && <> by {author.href ? <a href={author.href}>{author.name}</a> : author.name}</>}
      {posted && (
        <>
          {' '}
          on <DayText day={posted} />
        </>
      )}
      {score !== undefined && `, ${score} ${Math.abs(score) === 1 ? 'vote' : 'votes'}`}
      {known && '. '}
      {unknown.length > 0 && `${toList(unknown as string[])} unknown.`}
    </>
  );
}

/** Words as the beginning of a sentence: `Author, date and votes`. */
function toList(words: string[]): string {
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
  return list.charAt(0).toUpperCase() + list.slice(1);
}

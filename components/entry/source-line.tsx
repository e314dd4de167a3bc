import type { SourceItem } from '#lib/page/views/source-list.ts';
import { say } from '#lib/words/say.ts';

/** The sources a text leans on, in one line. */
export function SourceLine({ sources }: { sources: SourceItem[] }) {
  if (sources.length === 0) return null;
  return (
    <p className="label after" data-cards="">
      {sources.length > 1 ? say('Sources:') : say('Source:')}{' '}
      {sources.map((source, place) => (
        <span key={source.id}>
          {place > 0 && '; '}
          <a href={source.href}>{source.title}</a>
          {source.author && <>, {source.author}</>}
        </span>
      ))}
      .
    </p>
  );
}

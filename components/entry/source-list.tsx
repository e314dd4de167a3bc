import type { SourceItem } from '#lib/page/views/source-list.ts';
import { say } from '#lib/words/say.ts';
import { DayText } from './day-text.tsx';
import { Margin } from './margin.tsx';
import styles from './source-list.styles.css';

/** Sources with what is known of them; beyond the line when and how each was last seen. */
export function SourceList({ sources }: { sources: SourceItem[] }) {
  return (
    <ul className={styles.list}>
      {sources.map((source) => (
        <li key={source.id}>
          <Margin
            note={
              <>
                <DayText day={source.seen.day} />, {source.seen.words}
              </>
            }
          >
            <a href={source.href}>{source.title}</a>
            <p className="label">
              {source.author ?? say('Author unknown')}
              {source.publisher && <>, {source.publisher}</>},{' '}
              {source.date ? <DayText day={source.date} /> : say('date unknown')}.{' '}
              <a className="external" rel="external" href={source.url}>
                {hostOf(source.url)}
              </a>
            </p>
          </Margin>
        </li>
      ))}
    </ul>
  );
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

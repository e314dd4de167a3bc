import { ShareLink } from '#components/share/share-link.tsx';
import type { Link } from '#lib/page/view.ts';
import type { ShortAnswer as ShortAnswerView } from '#lib/page/views/short-answer.ts';
import { DayText } from './day-text.tsx';
import { Html } from './html.tsx';
import { Margin } from './margin.tsx';
import styles from './short-answer.first.styles.css';
import { StatusMark } from './status-mark.tsx';

/** The short answer, its verdict set apart; beyond the line whether it holds and who says so; then the ways on. */
export function ShortAnswer({
  answer,
  unedited,
  ways,
  draft,
}: {
  answer?: ShortAnswerView;
  /** What stands in place of a short answer. */
  unedited?: string;
  ways: Link[];
  draft: boolean;
}) {
  return (
    <Margin note={<Note answer={answer} draft={draft} />}>
      {answer && (
        <p className="lead">
          {answer.verdictHtml && (
            <>
              <Html as="strong" html={answer.verdictHtml} />{' '}
            </>
          )}
          <Html as="span" html={answer.restHtml} />
        </p>
      )}
      {!answer && unedited && <p className="lead">{unedited}</p>}
      {ways.length > 0 && (
        <nav aria-label="Go to" className={`label line ${styles.ways}`}>
          <span aria-hidden="true">Go to</span>
          {ways.map(({ href, text }) => (
            <a key={href} href={href}>
              {text}
            </a>
          ))}
        </nav>
      )}
    </Margin>
  );
}

function Note({ answer, draft }: { answer?: ShortAnswerView; draft: boolean }) {
  return (
    <>
      {answer?.status && (
        <p data-card="">
          <StatusMark
            status={answer.status}
            word={answer.statusWord ?? ''}
            basis={answer.tested ? 'tested' : undefined}
          />
        </p>
      )}
      {draft && <p>Draft</p>}
      {answer?.saidBy && <p>{answer.saidBy}</p>}
      {answer?.checked && (
        <p data-card="">
          Checked <DayText day={answer.checked} /> by the editors
        </p>
      )}
      {answer && (
        <p className={styles.door}>
          <a href="#origin">{answer.origin}</a>
        </p>
      )}
      <p className={styles.door}>
        <ShareLink href="#share" what="this question" />
      </p>
    </>
  );
}

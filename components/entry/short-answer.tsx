import { ShareLink } from '#components/share/share-link.tsx';
import { sayNodes } from '#components/site/say-nodes.ts';
import type { Link } from '#lib/page/view.ts';
import type { ShortAnswer as ShortAnswerView } from '#lib/page/views/short-answer.ts';
import { say } from '#lib/words/say.ts';
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
        <nav aria-label={say('Go to')} className={`label line ${styles.ways}`}>
          <span aria-hidden="true">{say('Go to')}</span>
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
      {draft && <p>{say('Draft')}</p>}
      {answer?.saidBy && <p>{answer.saidBy}</p>}
      {answer?.checked && (
        <p data-card="">{sayNodes('Checked {day} by the editors', { day: <DayText day={answer.checked} /> })}</p>
      )}
      {answer && (
        <p className={styles.door}>
          <a href="#origin">{answer.origin}</a>
        </p>
      )}
      <p className={styles.door}>
        <ShareLink href="#share" what={say('this question')} />
      </p>
    </>
  );
}

import { STATUS_SENTENCE, STATUS_WORD } from '#lib/page/words.ts';
import { STATUSES, type Status } from '#lib/schema/status.ts';
import styles from './status-legend.styles.css';
import { StatusMark } from './status-mark.tsx';

/** What the marks mean that a page shows, where they first stand on it; folded, for those who know them. */
export function StatusLegend({ statuses }: { statuses: Status[] }) {
  const shown = STATUSES.filter((status) => statuses.includes(status));
  if (shown.length === 0) return null;
  return (
    <details className={`label ${styles.folded}`}>
      <summary>What the marks mean</summary>
      <dl className={styles.legend}>
        {shown.map((status) => (
          <div key={status}>
            <dt>
              <StatusMark status={status} word={STATUS_WORD[status]} />
            </dt>
            <dd>{STATUS_SENTENCE[status]}</dd>
          </div>
        ))}
        <div>
          <dt>tested</dt>
          <dd>A program was run that shows it; the runs are on the claim’s page.</dd>
        </div>
      </dl>
    </details>
  );
}

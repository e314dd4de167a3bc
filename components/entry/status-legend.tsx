import type { ClaimMention } from '#lib/page/views/claim-list.ts';
import { BASIS_SENTENCE, BASIS_WORD, STATUS_SENTENCE, STATUS_WORD } from '#lib/page/words.ts';
import { BASES } from '#lib/schema/basis.ts';
import { STATUSES } from '#lib/schema/status.ts';
import { say } from '#lib/words/say.ts';
import styles from './status-legend.styles.css';
import { StatusMark } from './status-mark.tsx';

/** What the marks mean that a page shows of its claims, where they first stand on it; folded, for those who know them. */
export function StatusLegend({ claims }: { claims: Pick<ClaimMention, 'status' | 'basis'>[] }) {
  const shown = STATUSES.filter((status) => claims.some((claim) => claim.status === status));
  if (shown.length === 0) return null;
  return (
    <details className={`label ${styles.folded}`}>
      <summary>{say('What the marks mean')}</summary>
      <dl className={styles.legend}>
        {shown.map((status) => (
          <div key={status}>
            <dt>
              <StatusMark status={status} word={STATUS_WORD[status]} />
            </dt>
            <dd>{STATUS_SENTENCE[status]}</dd>
          </div>
        ))}
        {BASES.filter((basis) => claims.some((claim) => claim.basis === basis)).map((basis) => (
          <div key={basis}>
            <dt>{BASIS_WORD[basis]}</dt>
            <dd>{BASIS_SENTENCE[basis]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

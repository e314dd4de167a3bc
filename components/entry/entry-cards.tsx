import type { PartId } from '#lib/model/anchors.ts';
import { say } from '#lib/words/say.ts';
import styles from './entry-cards.styles.css';

/**
 * The card that shows what a link leads to, beside the link: a term from "Terms on this page", another entry from its own
 * page, which says what its card shows (its title, its lead, and what has `data-card`).
 */
export function EntryCards() {
  return (
    <entry-cards>
      <div id={'card' satisfies PartId} className={styles.card} popover="manual">
        <div id={'card-definition' satisfies PartId} />
        <p className={styles.ways}>
          <a href="#main">{say('Open')}</a>
          <button type="button">{say('Close')}</button>
        </p>
      </div>
    </entry-cards>
  );
}

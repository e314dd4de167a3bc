import type { PartId } from '#lib/model/anchors.ts';
import styles from './term-cards.styles.css';

/** The card that shows a term's definition beside the word; it is filled from "Terms on this page". */
export function TermCards() {
  return (
    <term-cards>
      <div id={'card' satisfies PartId} className={styles.card} popover="manual">
        <p id={'card-definition' satisfies PartId} />
        <p className={styles.ways}>
          <a href="#terms">Open the term</a>
          <button type="button">Close</button>
        </p>
      </div>
    </term-cards>
  );
}

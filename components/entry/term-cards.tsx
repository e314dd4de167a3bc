import styles from './term-cards.styles.css';

/** The card that shows a term's definition beside the word; it is filled from "Terms on this page". */
export function TermCards() {
  return (
    <term-cards>
      <div id="term-card" className={styles.card} popover="manual">
        <p id="term-card-definition" />
        <p className={styles.doors}>
          <a href="#terms">Open the term</a>
          <button type="button">Close</button>
        </p>
      </div>
    </term-cards>
  );
}

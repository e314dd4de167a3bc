import type { ReactNode } from 'react';
import styles from './margin.first.styles.css';

/** What somebody says, and beyond the line what is known about it: on narrow screens below, with a piece of the line. */
export function Margin({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.pair}>
      <div>{children}</div>
      <div className="label beside">{note}</div>
    </div>
  );
}

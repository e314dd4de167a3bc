import type { ReactNode } from 'react';
import styles from './section.module.css';

/** A part of a page under a heading of its own; `plain` leaves out the rule above it. */
export function Section({
  id,
  title,
  children,
  plain = false,
}: {
  id?: string;
  title: string;
  children: ReactNode;
  plain?: boolean;
}) {
  return (
    <section id={id} className={plain ? styles.plain : styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

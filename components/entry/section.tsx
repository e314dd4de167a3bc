import type { ReactNode } from 'react';
import type { PartId } from '#lib/model/anchors.ts';
import type { TocItem } from '#lib/page/view.ts';
import styles from './section.styles.css';

type SectionProps = { id?: PartId; title: string; children: ReactNode; plain?: boolean; announce?: string };

/**
 * A part of a page under a heading of its own; `plain` leaves out the rule above it, `announce` is what is said to those
 * who listen when a link leads here.
 */
export function Section({ id, title, children, plain = false, announce }: SectionProps) {
  return (
    <section id={id} className={plain ? styles.plain : styles.section} data-announce={announce}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

Section.toc = ({ id, title }: SectionProps): TocItem[] => (id ? [{ href: `#${id}`, text: title }] : []);

import type { ReactNode } from 'react';
import type { PartId } from '#lib/model/anchors.ts';
import type { Link, TocItem } from '#lib/page/view.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { PageContents } from './page-contents.tsx';
import styles from './sheet.styles.css';

type SheetProps = {
  breadcrumbs: Link[];
  head: ReactNode;
  toc?: TocItem[];
  /** False: the page draws the line itself. */
  line?: boolean;
  children?: ReactNode;
};

/** The sheet of a page: rail, text, and the line beyond which stands what is known about the text. */
export function Sheet({ breadcrumbs, head, toc = [], line = true, children }: SheetProps) {
  return (
    <main
      id={'main' satisfies PartId}
      tabIndex={-1}
      className={line ? `${styles.sheet} ${styles.lined}` : styles.sheet}
    >
      <div className={styles.head}>
        <Breadcrumbs links={breadcrumbs} />
        {head}
      </div>
      {toc.length > 0 && <PageContents items={toc} />}
      <div className={styles.text}>{children}</div>
    </main>
  );
}

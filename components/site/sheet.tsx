import type { ReactNode } from 'react';
import type { Link, TocItem } from '#lib/page/view.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { PageContents } from './page-contents.tsx';
import styles from './sheet.module.css';

/** The sheet of a page: rail, text, and the line beyond which stands what is known about the text. */
export function Sheet({ breadcrumbs, head, toc = [], children }: { breadcrumbs: Link[]; head: ReactNode; toc?: TocItem[]; children?: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={styles.sheet}>
      <div className={styles.head}>
        <Breadcrumbs links={breadcrumbs} />
        {head}
      </div>
      {toc.length > 0 && <PageContents items={toc} />}
      <div className={styles.text}>{children}</div>
    </main>
  );
}

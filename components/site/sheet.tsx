import { Children, isValidElement, type ReactNode } from 'react';
import type { PartId } from '#lib/model/anchors.ts';
import type { Link, TocItem } from '#lib/page/view.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { ContentsButton, PageContents } from './page-contents.tsx';
import styles from './sheet.first.styles.css';

/**
 * Where a page links the styles of what stands below its title (`document.tsx` writes their addresses): the browser paints
 * what stands above while they come, and nothing below before they have.
 */
export const REST = <link rel="stylesheet" href="rest.css" />;

type SheetProps = {
  breadcrumbs: Link[];
  head: ReactNode;
  /** What the rail lists before the parts below, or in their place. */
  toc?: TocItem[];
  /** False: the page draws the line itself. */
  line?: boolean;
  children?: ReactNode;
};

/**
 * The sheet of a page: rail, text, and the line beyond which stands what is known about the text. The rail comes behind
 * the text, so that whoever goes from link to link comes to the text first.
 */
export function Sheet({ breadcrumbs, head, toc = [], line = true, children }: SheetProps) {
  const listed = new Set(toc.map(({ href }) => href));
  const items = [...toc, ...partsIn(children).filter(({ href }) => !listed.has(href))];
  return (
    <main
      id={'main' satisfies PartId}
      tabIndex={-1}
      className={line ? `${styles.sheet} ${styles.lined}` : styles.sheet}
    >
      <div className={styles.head}>
        <Breadcrumbs links={breadcrumbs} />
        {head}
        {items.length > 1 && <ContentsButton />}
      </div>
      {REST}
      <div className={styles.text}>{children}</div>
      {items.length > 1 && <PageContents items={items} />}
    </main>
  );
}

/** A component that may draw a part of a page says which. */
type Part = { toc?: (props: object) => TocItem[] };

const partsIn = (children: ReactNode): TocItem[] =>
  Children.toArray(children).flatMap((child) =>
    isValidElement<object>(child) && typeof child.type === 'function'
      ? ((child.type as Part).toc?.(child.props) ?? [])
      : [],
  );

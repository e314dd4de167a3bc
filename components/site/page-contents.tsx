import type { TocItem } from '#lib/page/view.ts';
import styles from './page-contents.styles.css';

/** The contents of a page: a rail beside the text on wide screens, one line to open elsewhere. */
export function PageContents({ items }: { items: TocItem[] }) {
  return (
    <page-contents className={`label ${styles.contents}`}>
      <details>
        <summary>On this page</summary>
        <nav aria-label="On this page">
          <ol>
            {items.map((item) => (
              <li key={item.href} data-depth={item.depth}>
                <a href={item.href}>{item.text}</a>
              </li>
            ))}
          </ol>
        </nav>
      </details>
    </page-contents>
  );
}

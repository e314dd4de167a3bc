import { definitionAnchor } from '#lib/model/anchors.ts';
import type { TermItem } from '#lib/page/views/term-list.ts';
import { Html } from './html.tsx';
import styles from './term-list.styles.css';

/** Terms with their definitions; the hover cards of the page read from it. */
export function TermList({ terms }: { terms: TermItem[] }) {
  return (
    <dl className={styles.list}>
      {terms.map((item) => (
        <div key={item.id}>
          <dt id={definitionAnchor(item.id)}>
            <a href={item.href}>{item.term}</a>
            {item.sense && <span className="label"> {item.sense}</span>}
          </dt>
          <Html as="dd" html={item.definitionHtml} />
        </div>
      ))}
    </dl>
  );
}

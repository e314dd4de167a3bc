import type { PartId } from '#lib/model/anchors.ts';
import type { TocItem } from '#lib/page/view.ts';
import { say } from '#lib/words/say.ts';
import styles from './page-contents.first.styles.css';

const ID = 'contents' satisfies PartId;

/** Opens the contents where they are no rail. */
export function ContentsButton() {
  return (
    <button type="button" popoverTarget={ID} className={`label ${styles.opener}`}>
      {say('On this page')}
    </button>
  );
}

/** The contents of a page, with the line's marks as a map of it: a rail beside the text on wide screens, a sheet to open elsewhere. */
export function PageContents({ items }: { items: TocItem[] }) {
  return (
    <page-contents className={`label ${styles.contents}`}>
      <nav id={ID} popover="auto" aria-label={say('On this page')}>
        <ol>
          {items.map(({ href, text, marks = [] }) => (
            <li key={href}>
              <a href={href}>{text}</a>
              {marks.map(({ status, words }) => (
                <span key={status} className="status" data-status={status}>
                  {words}
                </span>
              ))}
            </li>
          ))}
        </ol>
      </nav>
    </page-contents>
  );
}

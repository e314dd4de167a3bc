import type { Backlink } from '#lib/page/book.ts';
import { KIND_WORD } from '#lib/page/words.ts';
import styles from './backlink-list.styles.css';
import { Html } from './html.tsx';

/** The places in the book that lead here, each with the sentence that does. */
export function BacklinkList({ backlinks }: { backlinks: Backlink[] }) {
  if (backlinks.length === 0) return null;
  return (
    <ul className={styles.list}>
      {backlinks.map((backlink) => (
        <li key={`${backlink.href} ${backlink.sentenceHtml}`}>
          <p className="label">
            {KIND_WORD[backlink.kind]} <a href={backlink.href}>{backlink.title}</a>
          </p>
          {backlink.sentenceHtml && <Html as="p" html={backlink.sentenceHtml} />}
        </li>
      ))}
    </ul>
  );
}

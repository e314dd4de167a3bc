import type { Byline } from '#lib/page/views/byline.ts';
import styles from './share.styles.css';

/**
 * Leads to where an entry's snippets are; with scripts it copies one.
 * @param day when the entry was last checked, where that is not the day of its thread
 */
export function ShareLink({ href, byline, day }: { href: string; byline?: Byline; day?: string }) {
  const author = byline?.author.person && byline.author.name;
  return (
    <share-link className={styles.link} data-author={author} data-day={day}>
      <a href={href}>Share</a>
    </share-link>
  );
}

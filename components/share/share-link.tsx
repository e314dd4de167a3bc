import type { Byline } from '#lib/page/views/byline.ts';
import { say } from '#lib/words/say.ts';
import styles from './share.first.styles.css';

/**
 * Leads to where an entry's snippets are; with scripts it copies one.
 * @param what is shared, as the link is called for those who hear links alone: `the comment: …`
 */
export function ShareLink({ href, what, byline }: { href: string; what: string; byline?: Byline }) {
  const author = byline?.author.person && byline.author.name;
  return (
    <share-link className={styles.link} data-author={author}>
      <a href={href} aria-label={say('Share {what}', { what })}>
        {say('Share')}
      </a>
    </share-link>
  );
}

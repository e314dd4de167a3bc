import { say } from '#lib/words/say.ts';
import styles from './page-bar.first.styles.css';

/** The thin bar that stays when the head of a page is gone: what the page is, where in it one is, the search. */
export function PageBar({ name, searchHref }: { name: string; searchHref: string }) {
  return (
    <page-bar className={styles.bar} hidden>
      <div>
        <a href="#main">{name}</a>
        <button type="button" popoverTarget="contents" hidden />
        <a href={searchHref}>{say('Search')}</a>
      </div>
    </page-bar>
  );
}

import { say } from '#lib/words/say.ts';
import { SearchField } from './search-field.tsx';
import styles from './search-opener.first.styles.css';

/**
 * The way to the search from any page: a link to the page of results, which with its script opens the box instead, or
 * leads to the field that the page has of its own.
 */
export function SearchOpener({ searchHref, hasBox }: { searchHref: string; hasBox: boolean }) {
  return (
    <search-opener>
      <a href={searchHref} data-search-open="">
        {say('Search')} <kbd>/</kbd>
      </a>
      {hasBox && (
        <dialog className={styles.box} aria-label={say('Search')}>
          <SearchField id="search-box" searchHref={searchHref} />
          <form method="dialog">
            <button type="submit" className="label">
              {say('Close')}
            </button>
          </form>
        </dialog>
      )}
    </search-opener>
  );
}

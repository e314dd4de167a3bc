import type { PartId } from '#lib/model/anchors.ts';
import { say } from '#lib/words/say.ts';
import styles from './search-field.first.styles.css';

/** The field of the search: a form that leads to the page of results, and with its script shows them beneath. */
export function SearchField({ id, searchHref }: { id: PartId; searchHref: string }) {
  return (
    <search-field>
      <search>
        <form action={searchHref} className={styles.form}>
          <label className="visually-hidden" htmlFor={id}>
            {say('Search the book')}
          </label>
          <input
            id={id}
            className={styles.input}
            type="text"
            name="q"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded="false"
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            enterKeyHint="search"
            placeholder={say('A term, a question, half a word')}
            spellCheck={false}
          />
          <button type="submit" className="label">
            {say('Search')}
          </button>
        </form>
      </search>
      <div>
        <p className="label" role="status" />
      </div>
    </search-field>
  );
}

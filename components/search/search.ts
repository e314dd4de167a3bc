import { attachCombobox } from './combobox.ts';
import { showResults as showResultsOf } from './results-page.ts';
import styles from './search.css';
import { openWorkerSearch } from './worker-search.ts';

/** The worker's file beside this one; `tools/assets.ts` puts it in. */
declare const SEARCH_WORKER: string;

// Styles of the search come with its script: no page has to carry them, and the policy lets a script adopt a sheet.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

const ask = openWorkerSearch(() => new Worker(new URL(SEARCH_WORKER, import.meta.url), { type: 'module' }));

/** Makes a `<search-field>` show what is found while somebody types. */
export const attachField = (field: HTMLElement): void => attachCombobox(field, ask);

/** Makes `<search-results>` show what is found for the page's address. */
export const showResults = (place: HTMLElement): void => showResultsOf(place, ask);

import { attachCombobox } from './combobox.ts';
import { showResults as showResultsOf } from './results-page.ts';
import styles from './search.css';
import { openWorkerSearch } from './worker-search.ts';

/** The worker's file beside this one; `tools/build/assets.ts` puts it in. */
declare const SEARCH_WORKER: string;

/** The name under which the policy of pages lets this script name another; `tools/build/assets.ts` puts it in. */
declare const TRUSTED_TYPES_POLICY: string;

/** As much of Trusted Types (W3C) as is used here. */
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
};

// Styles of the search come with its script: no page has to carry them, and the policy lets a script adopt a sheet.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

// Where the browser knows Trusted Types, the policy takes a script's address from this function alone, and it knows one.
const worker = new URL(SEARCH_WORKER, import.meta.url).href;
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const trusted = trustedTypes?.createPolicy(TRUSTED_TYPES_POLICY, { createScriptURL: () => worker });

const ask = openWorkerSearch(() => new Worker(trusted?.createScriptURL('') ?? worker, { type: 'module' }));

/** Makes a `<search-field>` show what is found while somebody types. */
export const attachField = (field: HTMLElement): void => attachCombobox(field, ask);

/** Makes `<search-results>` show what is found for the page's address. */
export const showResults = (place: HTMLElement): void => showResultsOf(place, ask);

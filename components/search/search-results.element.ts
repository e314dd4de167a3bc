import { loadSearch } from './load-search.ts';

/** Shows on a page what is found for its address; when that cannot be loaded, what the page holds stays. */
class SearchResults extends HTMLElement {
  connectedCallback(): void {
    loadSearch().then(
      ({ showResults }) => showResults(this),
      () => this.prepend('The search could not be loaded. Load the page again to try again.'),
    );
  }
}

customElements.define('search-results', SearchResults);

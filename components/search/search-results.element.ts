import { say } from '#lib/words/say.ts';
import { loadSearch } from './load-search.ts';

/** Shows on a page what is found for its address; when that asks nothing or cannot be loaded, what the page holds stays. */
class SearchResults extends HTMLElement {
  connectedCallback(): void {
    const isAsked = this.dataset.address !== undefined || new URLSearchParams(location.search).get('q')?.trim();
    if (!isAsked) return;
    loadSearch().then(
      ({ showResults }) => showResults(this),
      () => this.prepend(say('The search could not be loaded. Load the page again to try again.')),
    );
  }
}

customElements.define('search-results', SearchResults);

import { say } from '#lib/words/say.ts';
import { loadSearch } from './load-search.ts';

/** Loads the search when its field is first used, and says when that failed. */
class SearchFieldElement extends HTMLElement {
  #isReady = false;

  connectedCallback(): void {
    const load = () =>
      loadSearch().then(
        ({ attachField }) => {
          if (!this.#isReady) attachField(this);
          this.#isReady = true;
          this.removeEventListener('focusin', load);
          this.removeEventListener('input', load);
        },
        () => {
          const status = this.querySelector('[role=status]');
          if (status) status.textContent = say('The search could not be loaded. Type on to try again, or press Enter.');
        },
      );
    this.addEventListener('focusin', load);
    this.addEventListener('input', load);
  }
}

customElements.define('search-field', SearchFieldElement);

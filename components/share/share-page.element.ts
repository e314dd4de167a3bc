const AFTER = 300;

/** Offers to share what a reader has selected in the text. */
class SharePage extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(async () => {
        const selection = getSelection();
        if (selection?.isCollapsed !== false || !document.getElementById('main')?.contains(selection.anchorNode))
          return;
        (await import('./share.ts')).offerSelection(selection);
      }, AFTER);
    });
  }
}

customElements.define('share-page', SharePage);

import { loadSearch } from './load-search.ts';
import { isSlashOn } from './slash-key.ts';

/** Opens the search box, or goes to the page's own field, on a click, on "/" and on Ctrl-K or Cmd-K. */
class SearchOpener extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('dialog');
    const link = this.querySelector('a');
    const open = (event: Event) => {
      event.preventDefault();
      if (!box) document.querySelector<HTMLElement>('search-field input')?.focus();
      else if (!box.open) box.showModal();
    };
    const warm = () => void loadSearch().catch(() => {}); // the field says so when it is used
    link?.addEventListener('pointerenter', warm);
    link?.addEventListener('focus', warm);
    link?.addEventListener('click', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) open(event);
    });
    box?.addEventListener('click', ({ target }) => {
      if (target === box) box.close(); // beside it
    });
    document.addEventListener('keydown', (event) => {
      if ((event.target as Element).closest('input, textarea, select, [contenteditable]')) return;
      const isShortcut =
        event.ctrlKey || event.metaKey ? event.key === 'k' : event.key === '/' && !event.altKey && isSlashOn();
      if (isShortcut) open(event);
    });
  }
}

customElements.define('search-opener', SearchOpener);

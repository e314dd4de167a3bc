const KEY = 'theme';

/** Sets and remembers the theme that its <select> names; an empty value follows the system. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select');
    if (!select) return;
    const show = (theme: string) => {
      select.value = theme;
      if (theme) document.documentElement.dataset.theme = theme;
      else delete document.documentElement.dataset.theme;
    };
    show(document.documentElement.dataset.theme ?? '');
    select.addEventListener('change', () => {
      const theme = select.value;
      show(theme);
      try {
        if (theme) localStorage.setItem(KEY, theme);
        else localStorage.removeItem(KEY);
      } catch {
        // Storage is refused: the choice lasts as long as the page.
      }
    });
    addEventListener('storage', (event) => {
      if (event.key === KEY) show(event.newValue ?? '');
    });
  }
}

customElements.define('theme-choice', ThemeChoice);

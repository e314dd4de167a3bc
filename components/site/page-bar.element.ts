/** Shows itself when the title of the page has gone, and says which part is being read. */
class PageBar extends HTMLElement {
  connectedCallback(): void {
    const title = document.querySelector('h1');
    const place = this.querySelector('button');
    if (!title || !place) return;
    new IntersectionObserver((changes) => {
      const { isIntersecting, boundingClientRect } = changes.at(-1) as IntersectionObserverEntry;
      this.hidden = isIntersecting || boundingClientRect.top > 0;
    }).observe(title);
    document.addEventListener('page-place', (event) => {
      const { text, isRail } = (event as CustomEvent<{ text: string; isRail: boolean }>).detail;
      place.hidden = false;
      place.textContent = text;
      place.tabIndex = isRail ? -1 : 0;
    });
    this.querySelector('a:last-child')?.addEventListener('click', (event) => {
      const opener = document.querySelector<HTMLElement>('search-opener a');
      if (!opener) return;
      event.preventDefault();
      opener.click();
    });
  }
}

customElements.define('page-bar', PageBar);

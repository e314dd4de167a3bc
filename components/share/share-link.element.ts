const load = () => import('./share.ts');

/** Copies how its entry is cited, in the format that was last used on this device, or asks for one. */
class ShareLink extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('pointerenter', () => void load().catch(() => {}), { once: true });
    this.addEventListener('click', (event) => {
      const link = this.querySelector('a');
      if (!link?.contains(event.target as Node) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      load().then(
        ({ shareEntry }) => shareEntry(this, link),
        () => location.assign(link.href),
      );
    });
  }
}

customElements.define('share-link', ShareLink);

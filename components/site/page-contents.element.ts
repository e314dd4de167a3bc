/** Marks the link of the section that is being read with aria-current. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const links = new Map<Element, HTMLAnchorElement>();
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (section) links.set(section, link);
    }
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        // The last of those in view is the innermost: sections come before the parts they hold.
        const current = [...links.keys()].findLast((section) => seen.has(section));
        if (!current) return;
        for (const [section, link] of links) {
          if (section === current) link.setAttribute('aria-current', 'true');
          else link.removeAttribute('aria-current');
        }
      },
      { rootMargin: '0px 0px -75% 0px' },
    );
    for (const section of links.keys()) observer.observe(section);
    this.addEventListener('click', (event) => {
      const details = this.querySelector('details');
      if (details && event.target instanceof HTMLAnchorElement) details.open = false;
    });
  }
}

customElements.define('page-contents', PageContents);

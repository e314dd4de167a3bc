/** Marks the link of the section that is being read with aria-current. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const links = new Map<Element, HTMLAnchorElement>();
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (section) links.set(section, link);
    }
    const nav = this.querySelector('nav');
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
        const detail = {
          text: links.get(current)?.textContent,
          isRail: nav?.matches(':not(:popover-open)') && nav.checkVisibility(),
        };
        document.dispatchEvent(new CustomEvent('page-place', { detail }));
      },
      { rootMargin: '0px 0px -75% 0px' },
    );
    for (const section of links.keys()) observer.observe(section);
    this.addEventListener('click', (event) => {
      if (event.target instanceof HTMLAnchorElement && nav?.matches(':popover-open')) nav.hidePopover();
    });
  }
}

customElements.define('page-contents', PageContents);

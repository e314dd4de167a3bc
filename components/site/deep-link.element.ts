import { entryOf, isPassage } from './fragment.ts';

/** Leads a reader to the #fragment of the address: opens what hides it, focuses it and says what it is. */
class DeepLink extends HTMLElement {
  #notice = this.querySelector<HTMLElement>('div');
  #status = this.querySelector('[role=status]');

  connectedCallback(): void {
    this.#notice?.querySelector('button')?.addEventListener('click', () => {
      const entry = this.#notice?.nextElementSibling;
      this.#note(null);
      if (entry instanceof HTMLElement) entry.focus({ preventScroll: true });
    });
    addEventListener('hashchange', () => this.#go());
    this.#go();
    void this.#followDirective();
  }

  /** A browser says nothing when the words a link names are gone (`#answer:~:text=…`): leads to what is left of them. */
  async #followDirective(): Promise<void> {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (navigation?.type !== 'navigate' || !navigation.name.includes(':~:text=')) return;
    const { findLanding } = await import('#components/share/landing.ts');
    const entry = document.getElementById(readFragment()) ?? document.getElementById('main');
    const landing = entry && findLanding(navigation.name, entry);
    if (!landing) return;
    if (landing.changed) this.#note(entry);
    for (let around = landing.block?.closest('details'); around; around = around.parentElement?.closest('details'))
      around.open = true;
    (landing.block ?? this.#notice)?.scrollIntoView({ block: 'center' });
    if (landing.changed) this.#say(entry.closest<HTMLElement>('[data-announce]')?.dataset.announce ?? '', true);
  }

  #go(): void {
    this.#note(null);
    const fragment = readFragment();
    if (!fragment || fragment === 'main') return;
    const exact = document.getElementById(fragment);
    const target = exact ?? findEntry(fragment);
    if (!target) return;
    const moved = target.closest('nav') && target.querySelector('a');
    // Of a part of what has moved as much is taken along as its new place may know.
    if (moved) return void location.replace(moved.href + (moved.hash ? fragment.slice(target.id.length) : ''));
    for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.open = true;
    if (!exact) this.#note(target);
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    (exact ?? this.#notice ?? target).scrollIntoView();
    this.#say(target.closest<HTMLElement>('[data-announce]')?.dataset.announce ?? '', !exact);
  }

  /** A live region is heard when it changes after the page has settled. */
  #say(entry: string, moved: boolean): void {
    const words = moved ? `${this.#notice?.querySelector('p')?.textContent} ${entry}` : entry;
    setTimeout(() => {
      if (this.#status) this.#status.textContent = words;
    }, 100);
  }

  #note(entry: Element | null): void {
    if (!this.#notice) return;
    this.#notice.hidden = !entry;
    (entry?.closest('table') ?? entry)?.before(this.#notice);
  }
}

/** The entry of a passage that has changed; on an entry's own page, where nothing bears its id, all of the text. */
function findEntry(fragment: string): HTMLElement | null {
  const id = entryOf(fragment, (prefix) => document.getElementById(prefix) !== null);
  return document.getElementById(id ?? (isPassage(fragment) ? 'main' : ''));
}

function readFragment(): string {
  const fragment = location.hash.slice(1).replace(/:~:.*/, '');
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

customElements.define('deep-link', DeepLink);

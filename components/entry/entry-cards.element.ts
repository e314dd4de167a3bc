import { addressOf, type CardLink, cardLinkAt } from './card-link.ts';
import type { placeBeside } from './card-place.ts';

const OPEN_AFTER = 150;
const CLOSE_AFTER = 300;

/**
 * Shows what a link leads to beside the link: on hover, on focus, and on the first tap.
 * The card stays while the pointer is on it or the focus on the link, in the margin until another one is asked for, and
 * Escape closes it (WCAG 1.4.13).
 */
class EntryCards extends HTMLElement {
  #card = this.querySelector<HTMLElement>('[popover]');
  #link: CardLink | null = null;
  /** The link whose card is on its way. */
  #awaited: CardLink | null = null;
  #timer = 0;
  /** The link a finger has just touched while its card was closed: its click opens the card and goes nowhere. */
  #tapped: CardLink | null = null;
  #place: typeof placeBeside | undefined;
  /** How far below its link a card in the margin stands. */
  #below: number | undefined;

  connectedCallback(): void {
    if (!this.#card?.showPopover) return;
    const on = <K extends keyof DocumentEventMap>(type: K, listen: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, listen);
    on('pointerover', ({ pointerType, target }) => pointerType !== 'touch' && this.#point(target));
    on('focusin', ({ target }) => {
      const link = cardLinkAt(target);
      if (link) this.#soon(() => this.#open(link), OPEN_AFTER);
    });
    on('focusout', ({ target, relatedTarget }) => {
      const link = cardLinkAt(target);
      if (link && (link === this.#link || !this.#link) && !this.#isCard(relatedTarget)) this.#close();
    });
    on('pointerdown', ({ pointerType, target }) => {
      const link = cardLinkAt(target);
      this.#tapped = pointerType === 'touch' && link !== this.#link ? link : null;
      if (!link && !this.#isCard(target)) this.#close();
    });
    on('click', (event) => {
      const link = cardLinkAt(event.target);
      if (!link || link !== this.#tapped) return;
      event.preventDefault();
      void this.#open(link, () => location.assign(addressOf(link)));
    });
    on('keydown', ({ key }) => key === 'Escape' && this.#close());
    this.#card.querySelector('button')?.addEventListener('click', () => this.#close());
    addEventListener('pagehide', () => this.#close());
    addEventListener('scroll', () => this.#link && this.#card && this.#follow(this.#card, this.#link), {
      passive: true,
    });
  }

  #soon(act: () => unknown, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, wait);
  }

  /** A pointer is over something: a link opens its card, anything else closes one that covers the text. */
  #point(target: EventTarget | null): void {
    const link = cardLinkAt(target);
    if (link && link !== this.#link) {
      this.#soon(() => this.#open(link), OPEN_AFTER);
      return;
    }
    clearTimeout(this.#timer);
    const { activeElement } = document;
    if (!link && this.#awaited !== activeElement) this.#awaited = null;
    if (link || this.#isCard(target) || !this.#link || this.#link === activeElement || this.#below !== undefined)
      return;
    this.#soon(() => this.#close(), CLOSE_AFTER);
  }

  #isCard(target: EventTarget | null): boolean {
    return target instanceof Node && !!this.#card?.contains(target);
  }

  /** Opens the card of a link when its text has come; `otherwise` is done when there is none. */
  async #open(link: CardLink, otherwise?: () => void): Promise<void> {
    clearTimeout(this.#timer);
    const card = this.#card;
    if (this.#link === link || !card) return;
    this.#awaited = link;
    // Both come with the first card: most readers of a page ask for none.
    const found = await Promise.all([import('./card-text.ts'), import('./card-place.ts')])
      .then(async ([{ readCard }, { placeBeside }]) => ({ said: await readCard(link), place: placeBeside }))
      .catch(() => undefined);
    if (this.#awaited !== link) return;
    this.#close();
    const [text, ways] = card.children;
    const way = ways?.querySelector('a');
    if (!found?.said || !text || !way) {
      otherwise?.();
      return;
    }
    text.replaceChildren(...found.said.parts.map((part) => part.cloneNode(true)));
    way.href = addressOf(link).href;
    way.textContent = found.said.way;
    link.setAttribute('aria-describedby', text.id);
    card.showPopover();
    this.#link = link;
    this.#place = found.place;
    this.#below = this.#place(card, link);
  }

  /** The page has moved: a card in the margin goes with its link, and closes when that is out of sight. */
  #follow(card: HTMLElement, link: CardLink): void {
    const { top, bottom } = link.getBoundingClientRect();
    if (this.#below === undefined) this.#below = this.#place?.(card, link);
    else if (bottom < 0 || top > innerHeight) this.#hide();
    else card.style.setProperty('--card-top', `${top + this.#below}px`);
  }

  /** Closes the card, and forgets the one that was on its way. */
  #close(): void {
    clearTimeout(this.#timer);
    this.#awaited = null;
    this.#hide();
  }

  #hide(): void {
    this.#below = undefined;
    if (!this.#link) return;
    this.#link.removeAttribute('aria-describedby');
    this.#link = null;
    this.#card?.hidePopover();
  }
}

customElements.define('entry-cards', EntryCards);

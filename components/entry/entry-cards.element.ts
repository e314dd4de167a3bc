import type { CardText } from './card-elsewhere.ts';
import { findSlot, placeCard } from './card-place.ts';
import { addressOf, type CardLink, cardLinkAt, readHere, readThere } from './card-text.ts';

const OPEN_AFTER = 150;
const CLOSE_AFTER = 300;

/** How near to its link a card in the margin stands, and by which steps room is looked for, in CSS pixels. */
const NEAR = 240;
const STEP = 8;

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
  /** How far below its link a card in the margin stands. */
  #below: number | undefined;

  connectedCallback(): void {
    if (!this.#card?.showPopover) return;
    const on = <K extends keyof DocumentEventMap>(type: K, listen: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, listen);
    on('pointerover', ({ pointerType, target }) => pointerType !== 'touch' && this.#point(target));
    on('focusin', ({ target }) => {
      const link = cardLinkAt(target);
      if (link) this.#soon(() => this.#open(link), readHere(link) ? 0 : OPEN_AFTER);
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
      this.#open(link, () => location.assign(addressOf(link)));
    });
    on('keydown', ({ key }) => key === 'Escape' && this.#close());
    this.#card.querySelector('button')?.addEventListener('click', () => this.#close());
    addEventListener('pagehide', () => this.#close());
    addEventListener('scroll', () => this.#link && this.#follow(this.#link), { passive: true });
  }

  #soon(act: () => void, wait: number): void {
    clearTimeout(this.#timer);
    if (wait === 0) act();
    else this.#timer = window.setTimeout(act, wait);
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

  /** Opens the card of a link, at once or when its text has come; `otherwise` is done when there is none. */
  #open(link: CardLink, otherwise?: () => void): void {
    clearTimeout(this.#timer);
    if (this.#link === link) return;
    const here = readHere(link);
    if (here) {
      this.#show(link, here);
      return;
    }
    this.#awaited = link;
    void readThere(link).then((card) => {
      if (this.#awaited !== link) return;
      if (card) this.#show(link, card);
      else otherwise?.();
    });
  }

  #show(link: CardLink, { parts, door: words }: CardText): void {
    const [text, doors] = this.#card?.children ?? [];
    const door = doors?.querySelector('a');
    if (!this.#card || !text || !door) return;
    this.#close();
    text.replaceChildren(...parts.map((part) => part.cloneNode(true)));
    door.href = addressOf(link).href;
    door.textContent = words;
    this.#link = link;
    link.setAttribute('aria-describedby', text.id);
    this.#card.showPopover();
    this.#place(this.#card, link);
  }

  /** Puts the card into the margin where that is empty, else below or above the link, else at the edge of the screen. */
  #place(card: HTMLElement, link: CardLink): void {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const last = link.getBoundingClientRect();
    const { top, left } = link.getClientRects()[0] ?? last;
    card.removeAttribute('data-sheet');
    card.dataset.margin = '';
    const slot = getComputedStyle(card).getPropertyValue('--in-margin') ? slotFor(card, top) : undefined;
    this.#below = slot === undefined ? undefined : slot - top;
    if (slot !== undefined) {
      this.#moveTo({ top: slot });
      return;
    }
    // A mark of the margin has its card there, too, over other marks: it covers nothing that is being read.
    if (left < card.getBoundingClientRect().left) card.removeAttribute('data-margin');
    const place = placeCard({ top, bottom: last.bottom, left }, card.getBoundingClientRect(), { width, height });
    if ('sheet' in place) card.dataset.sheet = place.sheet;
    else this.#moveTo(place);
  }

  #moveTo({ top, left }: { top: number; left?: number }): void {
    this.#card?.style.setProperty('--card-top', `${top}px`);
    if (left !== undefined) this.#card?.style.setProperty('--card-left', `${left}px`);
  }

  /** The page has moved: a card in the margin goes with its link, and closes when that is out of sight. */
  #follow(link: CardLink): void {
    const { top, bottom } = link.getBoundingClientRect();
    if (this.#below === undefined) this.#place(this.#card as HTMLElement, link);
    else if (bottom < 0 || top > innerHeight) this.#hide();
    else this.#moveTo({ top: top + this.#below });
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

/** Where in the margin a card fits that is wanted beside a place, in CSS pixels from the top of the screen. */
function slotFor(card: HTMLElement, wanted: number): number | undefined {
  const box = card.getBoundingClientRect();
  const isFree = Array.from({ length: Math.floor(innerHeight / STEP) }, (_, row) => isEmpty(card, box, row * STEP));
  const slot = findSlot(isFree, Math.ceil(box.height / STEP), Math.round(wanted / STEP), NEAR / STEP);
  return slot === undefined ? undefined : slot * STEP;
}

/** Whether nothing of the page stands in a row of the screen where a card would: not even the page's own line. */
const isEmpty = (card: HTMLElement, { left, right }: DOMRect, y: number): boolean =>
  [left + 2, (left + right) / 2, right - 2].every((x) => {
    const found = document.elementsFromPoint(x, y).find((element) => !card.contains(element));
    return found?.matches('main, body, html');
  });

customElements.define('entry-cards', EntryCards);

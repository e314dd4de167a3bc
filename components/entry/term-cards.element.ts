import { definitionAnchor } from '#lib/model/anchors.ts';
import { placeCard } from './card-place.ts';

const OPEN_AFTER = 150;
const CLOSE_AFTER = 300;

/**
 * Shows the definition of a term beside its link: on hover, on focus, and on the first tap.
 * The card stays while the pointer is on it or the focus on the word, and Escape closes it (WCAG 1.4.13).
 */
class TermCards extends HTMLElement {
  #card = this.querySelector<HTMLElement>('[popover]');
  #word: HTMLAnchorElement | null = null;
  #timer = 0;
  /** The word a finger has just touched while its card was closed: its click opens the card and goes nowhere. */
  #tapped: HTMLAnchorElement | null = null;

  connectedCallback(): void {
    if (!this.#card?.showPopover) return;
    const on = <K extends keyof DocumentEventMap>(type: K, listen: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, listen);
    on('pointerover', (event) => {
      if (event.pointerType === 'touch') return;
      const word = wordAt(event.target);
      if (word && word !== this.#word) this.#soon(() => this.#open(word), OPEN_AFTER);
      else if (word || this.#isCard(event.target)) clearTimeout(this.#timer);
      else if (this.#word && this.#word !== document.activeElement) this.#soon(() => this.#close(), CLOSE_AFTER);
      else clearTimeout(this.#timer);
    });
    on('focusin', (event) => {
      const word = wordAt(event.target);
      if (word) this.#open(word);
    });
    on('focusout', (event) => {
      if (wordAt(event.target) === this.#word && !this.#isCard(event.relatedTarget)) this.#close();
    });
    on('pointerdown', (event) => {
      const word = wordAt(event.target);
      this.#tapped = event.pointerType === 'touch' && word !== this.#word ? word : null;
      if (!word && !this.#isCard(event.target)) this.#close();
    });
    on('click', (event) => {
      const word = wordAt(event.target);
      if (!word || word !== this.#tapped || !this.#open(word)) return;
      event.preventDefault();
    });
    on('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
    this.#card.querySelector('button')?.addEventListener('click', () => this.#close());
    addEventListener('pagehide', () => this.#close());
    addEventListener('scroll', () => this.#word && this.#place(this.#word), { passive: true });
  }

  #soon(act: () => void, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, wait);
  }

  #isCard(target: EventTarget | null): boolean {
    return target instanceof Node && !!this.#card?.contains(target);
  }

  /** Opens the card of a word; false when the page does not define the word. */
  #open(word: HTMLAnchorElement): boolean {
    clearTimeout(this.#timer);
    if (this.#word === word) return true;
    const card = this.#card;
    const [text, links] = card?.children ?? [];
    const link = links?.querySelector('a');
    const term = document.getElementById(definitionAnchor(word.dataset.term ?? ''));
    const definition = term?.nextElementSibling;
    if (!card || !text || !link || !term || !definition) return false;
    this.#close();
    const name = document.createElement('b');
    name.append(term.textContent?.trim() ?? '');
    text.replaceChildren(name, ' ', ...definition.cloneNode(true).childNodes);
    link.setAttribute('href', word.getAttribute('href') ?? ''); // the word may be a link of a drawing, whose href is no text
    link.textContent = `Open “${name.textContent}”`;
    this.#word = word;
    word.setAttribute('aria-describedby', text.id);
    card.showPopover();
    this.#place(word);
    return true;
  }

  #place(word: HTMLElement): void {
    const card = this.#card;
    if (!card) return;
    card.removeAttribute('data-sheet');
    const box = word.getClientRects()[0] ?? word.getBoundingClientRect();
    const last = word.getBoundingClientRect();
    const viewport = { width: document.documentElement.clientWidth, height: innerHeight };
    const place = placeCard(
      { top: box.top, bottom: last.bottom, left: box.left },
      card.getBoundingClientRect(),
      viewport,
    );
    if ('sheet' in place) {
      card.dataset.sheet = place.sheet;
    } else {
      card.style.setProperty('--card-top', `${place.top}px`);
      card.style.setProperty('--card-left', `${place.left}px`);
    }
  }

  #close(): void {
    clearTimeout(this.#timer);
    if (!this.#word) return;
    this.#word.removeAttribute('aria-describedby');
    this.#word = null;
    this.#card?.hidePopover();
  }
}

function wordAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a.term[data-term]') : null;
}

customElements.define('term-cards', TermCards);

import { element } from '#components/site/element.ts';
import { say } from '#lib/words/say.ts';
import { makeHints } from './hints.ts';
import { OPTIONS } from './option.ts';
import { SectionList } from './section-list.ts';
import { joinBelow, type Section, toAll, toSections } from './sections.ts';
import { statusOf } from './status.ts';
import type { Ask } from './worker-search.ts';

/** How long after the last key, in ms, rows may still change places: nobody reads yet (Layout Instability API). */
const SETTLED = 500;

/**
 * Makes a `<search-field>` a combobox with a list beneath it (ARIA Authoring Practices, "Editable Combobox With List
 * Autocomplete", manual selection): the focus stays in the field, the arrows choose a row, Enter follows it, and without
 * a chosen row leads to the page of results. In a dialog the list always stands; elsewhere it hangs below the field.
 */
export function attachCombobox(field: HTMLElement, ask: Ask): void {
  const input = field.querySelector('input');
  const panel = field.querySelector<HTMLElement>(':scope > div');
  const status = field.querySelector('[role=status]');
  if (input?.form && panel && status) new Combobox({ field, input, form: input.form, panel, status }, ask).start();
}

/** What a `<search-field>` is drawn with. */
type Parts = {
  field: HTMLElement;
  input: HTMLInputElement;
  form: HTMLFormElement;
  panel: HTMLElement;
  status: Element;
};

class Combobox {
  readonly #parts: Parts;
  readonly #ask: Ask;
  readonly #dialog: HTMLDialogElement | null;
  readonly #list = new SectionList(element('div', 'search-list'), OPTIONS);
  readonly #hints = makeHints();
  readonly #retry = element('button', '', say('Try again'));
  #shownText = '';
  #asked = 0;
  #chosen: HTMLAnchorElement | undefined;
  #end = () => {};

  constructor(parts: Parts, ask: Ask) {
    this.#parts = parts;
    this.#ask = ask;
    this.#dialog = parts.field.closest('dialog');
  }

  /** Adds what is missing, and shows what is found for what was typed before. */
  start(): void {
    const { input, panel } = this.#parts;
    const { box } = this.#list;
    box.id = `${input.id}-list`;
    box.role = 'listbox';
    box.ariaLabel = say('Results');
    this.#retry.type = 'button';
    this.#retry.hidden = true;
    panel.classList.add('search-panel', this.#dialog ? 'search-standing' : 'search-hanging');
    panel.append(this.#retry, this.#hints, box);
    input.setAttribute('aria-controls', box.id);
    this.#listen();
    this.#setOpen(false);
    this.#show('', []);
    this.#search();
  }

  #listen(): void {
    const { field, input, form } = this.#parts;
    input.addEventListener('input', () => this.#search());
    input.addEventListener('focus', () => this.#setOpen(input.value.trim() !== ''));
    input.addEventListener('keydown', (event) => {
      if (!event.isComposing && this.#press(event)) event.preventDefault();
    });
    field.addEventListener('focusout', ({ relatedTarget }) => {
      if (!field.contains(relatedTarget as Node | null)) this.#setOpen(false);
    });
    form.addEventListener('submit', (event) => {
      if (!input.value.trim()) event.preventDefault();
    });
    this.#list.box.addEventListener('click', (event) => this.#follow(event));
    this.#retry.addEventListener('click', () => {
      input.focus();
      this.#search();
    });
    addEventListener('online', () => {
      if (!this.#retry.hidden) this.#search();
    });
    this.#dialog?.addEventListener('close', () => {
      input.value = '';
      this.#search();
    });
  }

  #search(): void {
    this.#end();
    this.#asked = performance.now();
    const { input, form, status } = this.#parts;
    const text = input.value;
    this.#end = this.#ask(text, {
      typing: true,
      onResult: (result) => {
        this.#show(text, [...toSections(result), ...toAll(form.action, result)]);
        this.#retry.hidden = !result.failure;
        status.textContent = statusOf(result);
      },
    });
  }

  #show(text: string, sections: Section[]): void {
    const { field, panel } = this.#parts;
    const list = this.#list;
    const isLater = text === this.#shownText;
    if (!isLater) this.#choose();
    const inUse = isLater ? this.#keyInUse() : undefined;
    list.show(inUse === undefined ? sections : joinBelow(list.sections, sections, inUse));
    this.#shownText = text;
    this.#hints.hidden = text.trim() !== '';
    list.box.hidden = list.sections.length === 0;
    this.#setOpen(isLater ? !panel.hidden : this.#hints.hidden && field.contains(document.activeElement));
  }

  /** The row that is chosen or pointed at; once somebody may be reading, the last one, so that all stay. */
  #keyInUse(): string | undefined {
    const isRead = performance.now() - this.#asked > SETTLED;
    const last = isRead ? this.#list.sections.at(-1)?.rows.at(-1)?.key : undefined;
    return this.#chosen?.dataset.key ?? this.#list.keyOf(':hover') ?? last;
  }

  #setOpen(isOpen: boolean): void {
    const { input, panel } = this.#parts;
    panel.hidden = !this.#dialog && !isOpen;
    input.ariaExpanded = String(!panel.hidden && !this.#list.box.hidden);
    if (panel.hidden) this.#choose();
  }

  #choose(option?: HTMLAnchorElement): void {
    const { input } = this.#parts;
    if (this.#chosen) this.#chosen.ariaSelected = 'false';
    this.#chosen = option;
    if (!option) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.ariaSelected = 'true';
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  /** Does what a key is for here, and says whether it is for anything. */
  #press({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const { input, panel } = this.#parts;
    const chosen = this.#chosen;
    const hasModifier = ctrlKey || metaKey;
    const next = optionFor(key, [...this.#list.box.querySelectorAll('a')], chosen);
    if (key === 'Enter' && chosen) {
      if (hasModifier) open(chosen.href, '_blank', 'noopener');
      else chosen.click();
    } else if (key === 'Escape' && !this.#dialog && !panel.hidden) {
      this.#setOpen(false);
    } else if (key === 'k' && hasModifier) {
      input.select();
    } else if (next !== undefined && !hasModifier && !altKey && !shiftKey) {
      this.#setOpen(true);
      this.#choose(next ?? undefined);
    } else {
      return false;
    }
    return true;
  }

  /** A row may lead to a place on this very page, which stays; so the box has to go. */
  #follow({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    const option = (target as Element).closest('a');
    if (!option || ctrlKey || metaKey || shiftKey || option.pathname !== location.pathname) return;
    this.#dialog?.close();
    this.#setOpen(false);
  }
}

/** The row that a key chooses; null is none, and lies beyond both ends; nothing when the key is the text's. */
function optionFor<Option>(key: string, options: Option[], chosen: Option | undefined): Option | null | undefined {
  const at = chosen === undefined ? -1 : options.indexOf(chosen);
  switch (key) {
    case 'ArrowDown':
      return options[at + 1] ?? null;
    case 'ArrowUp':
      return (at < 0 ? options.at(-1) : options[at - 1]) ?? null;
    case 'Home':
      return chosen && options[0];
    case 'End':
      return chosen && options.at(-1);
    default:
      return undefined;
  }
}

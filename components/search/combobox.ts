import { element } from '#components/site/element.ts';
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
  if (!input?.form || !panel || !status) return;
  const { form } = input;
  const dialog = field.closest('dialog');
  const box = element('div', 'search-list');
  box.id = `${input.id}-list`;
  box.role = 'listbox';
  box.ariaLabel = 'Results';
  const list = new SectionList(box, OPTIONS);
  const hints = makeHints();
  const retry = element('button', '', 'Try again');
  retry.type = 'button';
  panel.classList.add('search-panel', dialog ? 'search-standing' : 'search-hanging');
  panel.append(retry, hints, box);
  input.setAttribute('aria-controls', box.id);

  let shownText = '';
  let asked = 0;
  let chosen: HTMLAnchorElement | undefined;
  let end = () => {};

  const choose = (option?: HTMLAnchorElement) => {
    if (chosen) chosen.ariaSelected = 'false';
    chosen = option;
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.ariaSelected = 'true';
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };
  const setOpen = (isOpen: boolean) => {
    panel.hidden = !dialog && !isOpen;
    input.ariaExpanded = String(!panel.hidden && !box.hidden);
    if (panel.hidden) choose();
  };
  /** The row that is chosen or pointed at; once somebody may be reading, the last one, so that all stay. */
  const keyInUse = () => {
    const isRead = performance.now() - asked > SETTLED;
    return chosen?.dataset.key ?? list.keyOf(':hover') ?? (isRead ? list.sections.at(-1)?.rows.at(-1)?.key : undefined);
  };
  const show = (text: string, sections: Section[]) => {
    const isLater = text === shownText;
    if (!isLater) choose();
    const inUse = isLater ? keyInUse() : undefined;
    list.show(inUse === undefined ? sections : joinBelow(list.sections, sections, inUse));
    shownText = text;
    hints.hidden = text.trim() !== '';
    box.hidden = list.sections.length === 0;
    setOpen(isLater ? !panel.hidden : hints.hidden && field.contains(document.activeElement));
  };
  const search = () => {
    end();
    asked = performance.now();
    const text = input.value;
    end = ask(text, {
      typing: true,
      onResult: (result) => {
        show(text, [...toSections(result), ...toAll(form.action, result)]);
        retry.hidden = !result.failure;
        status.textContent = statusOf(result);
      },
    });
  };

  input.addEventListener('input', search);
  input.addEventListener('focus', () => setOpen(input.value.trim() !== ''));
  field.addEventListener('focusout', ({ relatedTarget }) => {
    if (!field.contains(relatedTarget as Node | null)) setOpen(false);
  });
  retry.addEventListener('click', () => {
    input.focus();
    search();
  });
  addEventListener('online', () => {
    if (!retry.hidden) search();
  });
  form.addEventListener('submit', (event) => {
    if (!input.value.trim()) event.preventDefault();
  });
  box.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('a');
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey || option.pathname !== location.pathname) return;
    // The place is on this very page, which stays; so the box has to go.
    dialog?.close();
    setOpen(false);
  });
  dialog?.addEventListener('close', () => {
    input.value = '';
    search();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const hasModifier = event.ctrlKey || event.metaKey;
    const next = optionFor(event.key, [...box.querySelectorAll('a')], chosen);
    if (event.key === 'Enter' && chosen) {
      if (hasModifier) open(chosen.href, '_blank', 'noopener');
      else chosen.click();
    } else if (event.key === 'Escape' && !dialog && !panel.hidden) {
      setOpen(false);
    } else if (event.key === 'k' && hasModifier) {
      input.select();
    } else if (next !== undefined && !hasModifier && !event.altKey && !event.shiftKey) {
      setOpen(true);
      choose(next ?? undefined);
    } else {
      return;
    }
    event.preventDefault();
  });

  retry.hidden = true;
  setOpen(false);
  show('', []);
  search();
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

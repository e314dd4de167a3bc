import type { Citation } from '#lib/cite/citation.ts';
import { FORMATS, type Format } from '#lib/cite/formats.ts';
import styles from './share-panel.css';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** What the panel is opened with; `copy` says whether the clipboard took the text. */
export type Sharing = {
  citation: Citation;
  format: Format | undefined;
  /** Whether the clipboard has just been refused. */
  denied: boolean;
  copy(format: Format, text: string): Promise<boolean>;
};

const DENIED = 'The browser keeps the clipboard closed. The text is selected: copy it with your keyboard or its menu.';

/** Opens a panel that shows a citation in one format, lets the reader choose another, and copies it. */
export function openSharePanel({ citation, format, denied, copy }: Sharing): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'share-panel';
  dialog.innerHTML = `<form method="dialog">
    <h2 id="share-title"></h2>
    <p><label class="label">As <select></select></label></p>
    <textarea readonly rows="6" aria-label="What is copied"></textarea>
    <p class="label" role="status"></p>
    <p><button type="button">Copy</button> <button>Close</button></p>
  </form>`;
  dialog.setAttribute('aria-labelledby', 'share-title');
  const [title, select, text, status, button] = ['h2', 'select', 'textarea', '[role=status]', 'button'].map(
    (selector) => dialog.querySelector(selector),
  ) as [HTMLElement, HTMLSelectElement, HTMLTextAreaElement, HTMLElement, HTMLButtonElement];
  title.textContent = `Share this ${citation.kind}`;
  for (const { id, name } of FORMATS) select.add(new Option(name, id, false, id === format?.id));
  const chosen = () => FORMATS[select.selectedIndex] as Format;
  const show = () => {
    text.value = chosen().write(citation);
    status.textContent = '';
  };
  const deny = () => {
    text.focus();
    text.select();
    status.textContent = DENIED;
  };
  show();
  select.addEventListener('change', show);
  button.addEventListener('click', async () => {
    const shown = chosen();
    if (await copy(shown, text.value)) status.textContent = `Copied as ${shown.name}.`;
    else deny();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  if (denied) deny();
}

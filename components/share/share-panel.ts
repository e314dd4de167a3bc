import { element } from '#components/site/element.ts';
import type { Citation } from '#lib/cite/citation.ts';
import { FORMATS, type Format } from '#lib/cite/formats.ts';
import { say } from '#lib/words/say.ts';
import styles from './share-panel.css';
import { shareWords } from './share-words.ts';

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

const DENIED = say(
  'The browser keeps the clipboard closed. The text is selected: copy it with your keyboard or its menu.',
);

/** Opens a panel that shows a citation in one format, lets the reader choose another, and copies it. */
export function openSharePanel({ citation, format, denied, copy }: Sharing): void {
  const title = element('h2', '', shareWords(citation.kind));
  title.id = 'share-title';
  const select = element('select', '');
  const text = element('textarea', '');
  text.readOnly = true;
  text.rows = 6;
  text.setAttribute('aria-label', say('What is copied'));
  const status = element('p', 'label');
  status.setAttribute('role', 'status');
  const button = element('button', '', say('Copy'));
  button.type = 'button';
  const form = element(
    'form',
    '',
    title,
    element('p', '', element('label', 'label', say('As '), select)),
    text,
    status,
    element('p', '', button, ' ', element('button', '', say('Close'))),
  );
  form.method = 'dialog';
  const dialog = element('dialog', 'share-panel', form);
  dialog.setAttribute('aria-labelledby', title.id);
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
    if (await copy(shown, text.value)) status.textContent = say('Copied as {format}.', { format: shown.name });
    else deny();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  if (denied) deny();
}

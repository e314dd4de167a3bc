import { element } from '#components/site/element.ts';
import { isSlashOn, turnSlash } from './slash-key.ts';

const HINTS = [
  ['word', 'a term, one of its other names, half a word'],
  ['this vs that', 'two terms side by side'],
  ['"these words"', 'exactly these words'],
  ['type:claim is:wrong', 'one kind of entry, one status; tag: takes a topic'],
];

/** What may be asked, by examples, and whether "/" opens the box: shown as long as nothing is asked. */
export function makeHints(): HTMLElement {
  const slash = element('input', '');
  slash.type = 'checkbox';
  slash.checked = isSlashOn();
  slash.addEventListener('change', () => turnSlash(slash.checked));
  return element(
    'div',
    'search-hints label',
    element(
      'dl',
      '',
      ...HINTS.map(([example = '', meaning = '']) =>
        element('div', '', element('dt', '', element('code', '', example)), element('dd', '', meaning)),
      ),
    ),
    element('label', '', slash, ' The key / opens the search'),
  );
}

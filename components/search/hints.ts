import { element } from '#components/site/element.ts';
import { say } from '#lib/words/say.ts';
import { isSlashOn, turnSlash } from './slash-key.ts';

const HINTS = [
  [say('word'), say('a term, one of its other names, half a word')],
  [say('this vs that'), say('two terms side by side')],
  [say('"these words"'), say('exactly these words')],
  ['type:claim is:wrong', say('one kind of entry, one status; tag: takes a topic')],
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
    element('label', '', slash, ` ${say('The key / opens the search')}`),
  );
}

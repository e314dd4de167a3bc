import { element } from '#components/site/element.ts';
import { marked, notesOf } from './draw.ts';
import type { Look } from './section-list.ts';
import type { Row } from './sections.ts';

let made = 0;
const nextId = (name: string) => `search-${name}-${++made}`;

/** Sections as a listbox with grouped options (ARIA Authoring Practices); every option is a link. */
export const OPTIONS: Look = {
  makeGroup() {
    const name = element('div', 'search-label label');
    name.id = nextId('label');
    const group = element('div', '', name);
    group.role = 'group';
    group.setAttribute('aria-labelledby', name.id);
    return group;
  },
  makeRow() {
    const option = element('a', 'search-option');
    option.id = nextId('option');
    option.role = 'option';
    option.tabIndex = -1;
    option.ariaSelected = 'false';
    return option;
  },
  fillRow(option, row) {
    (option as HTMLAnchorElement).href = row.href;
    option.replaceChildren(
      element('span', 'search-title', ...marked(row.title)),
      ...notesOf(row),
      ...linesOf(row).map((line) => element('span', 'search-line', ...line)),
    );
  },
};

/** Rows that never have an excerpt; the others keep its place until it is there, so that nothing moves. */
const WITHOUT_EXCERPT: readonly Row['kind'][] = ['topic', 'all', 'near'];

/** What stands below a row's title: what a term means, or the words around what was found. */
export function linesOf({ kind, card, excerpt = [] }: Row): (Node | string)[][] {
  if (card)
    return [
      [card.definition],
      ...card.senses.map(({ label, definition }) => [element('i', '', label), ` ${definition}`]),
    ];
  return WITHOUT_EXCERPT.includes(kind) ? [] : [marked(excerpt)];
}

import type { TextPart } from '#lib/search/protocol.ts';
import type { Row } from './sections.ts';

/** Makes an element; text among the children stays text, whatever is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Plain text with what was searched for in `<mark>`. */
export const marked = (parts: readonly TextPart[]): (Node | string)[] =>
  parts.map(({ text, mark }) => (mark ? element('mark', '', text) : text));

/** How a claim stands, as everywhere in the book: a shape and a word. */
export function statusMark({ id, word }: NonNullable<Row['status']>): HTMLElement {
  const mark = element('span', 'status', word);
  mark.dataset.status = id;
  return mark;
}

/** What is known about a hit besides its title: how a claim stands, and why the hit is here. */
export const notesOf = ({ status, why }: Pick<Row, 'status' | 'why'>): Node[] => [
  ...(status ? [statusMark(status)] : []),
  ...(why ? [element('span', 'label', why)] : []),
];

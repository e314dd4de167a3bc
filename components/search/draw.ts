import { element } from '#components/site/element.ts';
import type { TextPart } from '#lib/search/protocol.ts';
import type { Row } from './sections.ts';

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

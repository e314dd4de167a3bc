import type { Root } from 'hast';
import { say } from '#lib/words/say.ts';
import { walkElements } from './walk.ts';

/** Puts each table into a region that scrolls and can be reached with the keyboard, tells what its heads are heads of, and aligns by class. */
export function frameTables(tree: Root): void {
  walkElements(tree, (table, index, parent) => {
    if (table.tagName !== 'table') return undefined;
    walkElements(table, (cell) => {
      if (cell.tagName === 'th') cell.properties.scope ??= 'col';
      const { align, ...properties } = cell.properties;
      if (align) cell.properties = { ...properties, className: [`align-${align}`] };
    });
    parent.children[index] = {
      type: 'element',
      tagName: 'section',
      properties: { className: ['table'], tabIndex: 0, ariaLabel: say('Table') },
      children: [table],
    };
    return 'skip';
  });
}

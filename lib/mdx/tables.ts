import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Puts each table into a region that scrolls and can be reached with the keyboard, and tells what its heads are heads of. */
export function frameTables(tree: Root): void {
  visit(tree, 'element', (table, index, parent) => {
    if (table.tagName !== 'table' || index === undefined || !parent) return undefined;
    visit(table, 'element', (head) => {
      if (head.tagName === 'th') head.properties.scope ??= 'col';
    });
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: 'Table' },
      children: [table],
    };
    return SKIP;
  });
}

import type { Root } from 'hast';
import type { Root as Markdown } from 'mdast';
import { visit } from 'unist-util-visit';
import { notesAnchor } from '#lib/model/anchors.ts';
import { walkElements } from './walk.ts';

/**
 * Names the notes of a text by numbers: ids are made of the names, and `fnref-1-2` must be the second reference to the
 * first note, not the first one to a note that an author called "1-2".
 */
export function numberNotes(tree: Markdown): void {
  const numbers = new Map<string, string>();
  visit(tree, (node) => {
    if (node.type !== 'footnoteDefinition' && node.type !== 'footnoteReference') return;
    const number = numbers.get(node.identifier) ?? String(numbers.size + 1);
    numbers.set(node.identifier, number);
    node.identifier = number;
  });
}

/** Several bodies stand on one page: the label of each one's notes needs an id of its own. */
export function nameNotes(tree: Root, anchor: string): void {
  walkElements(tree, (element) => {
    if (element.properties.id === 'footnote-label') element.properties.id = notesAnchor(anchor);
    if (String(element.properties.ariaDescribedBy) === 'footnote-label')
      element.properties.ariaDescribedBy = [notesAnchor(anchor)];
  });
}

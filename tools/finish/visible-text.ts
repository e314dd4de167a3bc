import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** Elements whose text nobody sees. `noscript` is not one of them: it is seen where scripts are off. */
const UNSEEN = new Set(['script', 'style', 'template']);

/** The text of a document as a reader meets it: every text node in order, scripts and styles left out. */
export function visibleTextOf(html: string): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterMap['textNode']).value);
    if (UNSEEN.has(node.nodeName) || !('childNodes' in node)) return;
    for (const child of node.childNodes) walk(child);
  };
  walk(parse(html, { scriptingEnabled: false }));
  return parts.join('');
}

import type { DiagramNode, Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel } from './encode.ts';

/** The forms of a node, and what draws them in a flowchart. */
const SHAPES: [RegExp, string, string][] = [
  [/^([\w-]*)\(\((.+)\)\)$/, '((', '))'],
  [/^([\w-]*)\{\{(.+)\}\}$/, '{{', '}}'],
  [/^([\w-]*)\[(.+)\]$/, '[', ']'],
  [/^([\w-]*)\((.+)\)$/, '(', ')'],
];

/** Reads the lines of a mind map, whose depth is their indent, and returns it as a flowchart from left to right. */
export function readMindmap(header: Statement, statements: Statement[], draft: Draft): string {
  if (header.text !== 'mindmap') draft.malformed(header, 'mindmap, alone');
  const nodes: string[] = [];
  const lines: string[] = [];
  const open: { node: DiagramNode; column: number }[] = [];
  for (const statement of statements) {
    const { text, column } = statement;
    const style = /^::/.exec(text)?.[0] ?? /^(?:\)\)|\))/.exec(text)?.[0];
    if (style) {
      draft.unsupported(statement, style, 'Leave it out: a node reads A[words], A(words), A((words)) or words.');
      continue;
    }
    const [, opening, closing, match] = shapeOf(text);
    const label = match?.[2] ?? text;
    const node = draft.node(freeName(draft, match?.[1] || label.replace(/^"|"$/g, '')));
    node.label = draft.label(statement, label.replace(/^(?:"`(.*)`"|`(.*)`)$/, '$1$2'));
    nodes.push(`${node.key}${opening}${encodeLabel(node.label)}${closing}`);
    while (open.length > 0 && (open.at(-1)?.column ?? 0) >= column) open.pop();
    const parent = open.at(-1)?.node;
    if (parent) {
      lines.push(`${parent.key} --- ${node.key}`);
      draft.lines.push(edgeLine(parent, node));
    } else if (draft.nodes.size > 1)
      draft.fault(statement, text, 'malformed', 'a mind map has one root', 'Indent the line below what it belongs to.');
    open.push({ node, column });
  }
  return ['flowchart LR', ...nodes, ...lines].join('\n');
}

function shapeOf(text: string): [RegExp | undefined, string, string, RegExpExecArray | undefined] {
  for (const [form, opening, closing] of SHAPES) {
    const match = form.exec(text);
    if (match) return [form, opening, closing, match];
  }
  return [undefined, '(', ')', undefined];
}

/** A name no other node has: the same words may stand in two places. */
function freeName(draft: Draft, name: string): string {
  let free = name;
  for (let number = 2; draft.nodes.has(free); number += 1) free = `${name} ${number}`;
  return free;
}

import type { DiagramNode, Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel } from './encode.ts';

/** What opens and closes the label of each shape; longer signs first. */
const SHAPES = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '\\]'],
  ['[\\', '/]'],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['>', ']'],
] as const;

const NAME = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/uy;
const LINK = /(<)?(--+>|---+|-\.+->|-\.+-|==+>|===+)(?:\|([^|]*)\|)?/y;
const WORDED_LINK = /(<)?(?:--|-\.|==)(?![->.=]|[ox]\s)\s*([^|]+?)\s*(-->|---|\.->|\.-|==>|===)/y;
const EXAMPLES = 'A[words] --> B, A -->|words| B, subgraph G [words], end';

/** A node or a group of nodes. */
type Group = {
  key: string;
  name: string;
  label: string;
  direction: string;
  items: (DiagramNode | Group)[];
  at: Statement;
};

/** Reads the lines of a flowchart and returns its canonical source. */
export function readFlowchart(header: Statement, statements: Statement[], draft: Draft): string {
  const [, direction = 'TB', more] = header.text.split(/\s+/);
  if (more !== undefined || !/^(?:TB|TD|BT|LR|RL)$/.test(direction))
    draft.malformed(header, 'flowchart LR, with TB, BT, LR or RL');
  const all: Group = { key: '', name: '', label: '', direction, items: [], at: header };
  const open = [all];
  const groups = new Map<string, Group>();
  const placed = new Map<DiagramNode, Group>();
  const shapes = new Map<DiagramNode, readonly [string, string]>();
  const edges: { line: string; at: Statement; ends: DiagramNode[] }[] = [];

  for (const statement of statements) {
    const { text } = statement;
    const group = open.at(-1) ?? all;
    const subgraph = /^subgraph\s+(?:([\p{L}\p{N}_-]+)\s*\[(.+)\]|(.+))$/u.exec(text);
    const turn = /^direction\s+(TB|TD|BT|LR|RL)$/.exec(text)?.[1];
    const style = /^(?:classDef|class|style|linkStyle)\b|:::/.exec(text)?.[0];
    if (subgraph) {
      const name = (subgraph[1] ?? subgraph[3] ?? '').trim();
      const inner = {
        key: `g${groups.size}`,
        name,
        label: draft.label(statement, subgraph[2] ?? name),
        direction: '',
        items: [],
        at: statement,
      };
      groups.set(name, inner);
      group.items.push(inner);
      open.push(inner);
    } else if (text === 'end' && open.length > 1) open.pop();
    else if (turn && group !== all) group.direction = turn;
    else if (style) draft.unsupported(statement, style, 'Leave it out: diagrams have the colours of the page.');
    else readChain(statement, group);
  }
  for (const { at } of open.slice(1))
    draft.fault(at, at.text, 'malformed', 'the group is not closed', 'Write "end" on a line of its own.');
  for (const { name, items, at } of groups.values())
    if (items.length === 0)
      draft.fault(
        at,
        at.text,
        'malformed',
        `the group "${name}" is empty`,
        'Name its nodes between "subgraph" and "end".',
      );
  for (const { at, ends } of edges)
    for (const { name } of ends)
      if (groups.has(name))
        draft.unsupported(at, name, 'Let the arrow lead to a node: an arrow to a group is not drawn.');
  return [`flowchart ${direction}`, ...write(all), ...edges.map(({ line }) => line)].join('\n');

  /** Reads `A & B -->|words| C --> D`. */
  function readChain(statement: Statement, group: Group): void {
    let at = 0;
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at + (/^\s*/.exec(statement.text.slice(at))?.[0].length ?? 0);
      const match = pattern.exec(statement.text);
      if (match) at = pattern.lastIndex;
      return match;
    };
    const takeNodes = (): DiagramNode[] => {
      const nodes: DiagramNode[] = [];
      do {
        const name = take(NAME)?.[0];
        if (name === undefined) return [];
        const node = draft.node(name);
        const rest = statement.text.slice(at);
        const shape = SHAPES.find(([opening]) => rest.startsWith(opening));
        if (shape) {
          const [opening, closing] = shape;
          const quoted = rest.startsWith('"', opening.length) ? rest.indexOf('"', opening.length + 1) : opening.length;
          const end = rest.indexOf(closing, quoted);
          if (quoted < 0 || end < 0) return [];
          node.label = draft.label(statement, rest.slice(opening.length, end)) || name;
          shapes.set(node, shape);
          at += end + closing.length;
        }
        // A node is in the group that names it first; a name outside all groups does not count.
        const home = placed.get(node);
        if (!home || (home === all && group !== all)) {
          all.items = all.items.filter((item) => item !== node);
          placed.set(node, group);
          group.items.push(node);
        }
        nodes.push(node);
      } while (take(/&/y));
      return nodes;
    };
    let from = takeNodes();
    while (from.length > 0 && at < statement.text.length) {
      const before = at;
      const link = take(LINK);
      const worded = link ? null : take(WORDED_LINK);
      const to = link || worded ? takeNodes() : [];
      if (to.length === 0) {
        at = before;
        break;
      }
      const stroke = link?.[2] ?? worded?.[3] ?? '';
      const words = draft.label(statement, link?.[3] ?? worded?.[2] ?? '');
      const back = (link ?? worded)?.[1] ?? '';
      const pointed = stroke.endsWith('>');
      const [line, head] = stroke.includes('=')
        ? ['===', '==>']
        : stroke.includes('.')
          ? ['-.-', '-.->']
          : ['---', '-->'];
      for (const source of from)
        for (const target of to) {
          const label = words ? `|${encodeLabel(words)}|` : '';
          edges.push({
            line: `${source.key} ${back}${pointed ? head : line}${label} ${target.key}`,
            at: statement,
            ends: [source, target],
          });
          const arrow = back ? '↔' : pointed ? '→' : '—';
          draft.lines.push(edgeLine(source, target, words, arrow));
        }
      from = to;
    }
    if (at < statement.text.length || from.length === 0)
      draft.malformed(statement, EXAMPLES, statement.text.slice(at).trim());
  }

  function write({ items }: Group): string[] {
    return items.flatMap((item) => {
      if (!('items' in item)) {
        const [opening, closing] = shapes.get(item) ?? ['[', ']'];
        return [`${item.key}${opening}${encodeLabel(item.label)}${closing}`];
      }
      const turn = item.direction ? [`direction ${item.direction}`] : [];
      return [`subgraph ${item.key} [${encodeLabel(item.label)}]`, ...turn, ...write(item), 'end'];
    });
  }
}

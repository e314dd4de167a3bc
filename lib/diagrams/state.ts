import type { DiagramNode, Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel } from './encode.ts';

const NAME = '[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*';
const DECLARED = new RegExp(`^state\\s+(?:"([^"]+)"\\s+as\\s+)?(${NAME})\\s*(\\{)?$`, 'u');
const MOVE = new RegExp(`^(\\[\\*\\]|${NAME})\\s*-->\\s*(\\[\\*\\]|${NAME})(?:\\s*:\\s*(.+))?$`, 'u');
const SAID = new RegExp(`^(${NAME})(?:\\s*:\\s*(.+))?$`, 'u');
const NOT_DRAWN = /^(?:note|classDef|class|style|hide|scale)\b|^--$|<<\w+>>|:::/i;

/** The states and moves between one pair of braces. */
type Scope = { node?: DiagramNode; direction: string; items: (DiagramNode | Scope)[]; moves: string[]; at: Statement };

/** Reads the lines of a state diagram and returns its canonical source. */
export function readState(header: Statement, statements: Statement[], draft: Draft): string {
  const all: Scope = { direction: '', items: [], moves: [], at: header };
  const open = [all];
  const placed = new Map<DiagramNode, Scope>();
  const composite = new Set<DiagramNode>();

  const state = (name: string, scope: Scope, isFrom: boolean): DiagramNode => {
    if (name === '[*]') return { name, key: name, label: isFrom ? 'start' : 'end' };
    const node = draft.node(name);
    const home = placed.get(node);
    if (!home || (home === all && scope !== all && !composite.has(node))) {
      all.items = all.items.filter((item) => item !== node);
      placed.set(node, scope);
      scope.items.push(node);
    }
    return node;
  };

  for (const statement of statements) {
    const { text } = statement;
    const scope = open.at(-1) ?? all;
    const [, label, name, brace] = DECLARED.exec(text) ?? [];
    const move = MOVE.exec(text);
    const said = SAID.exec(text);
    const turn = /^direction\s+(TB|TD|BT|LR|RL)$/.exec(text)?.[1];
    const foreign = NOT_DRAWN.exec(text)?.[0];
    if (turn) scope.direction = turn;
    else if (foreign) draft.unsupported(statement, foreign, 'Leave it out; a state and its moves are drawn.');
    else if (name !== undefined) {
      const node = state(name, scope, false);
      if (label !== undefined) node.label = draft.label(statement, label);
      if (!brace) continue;
      const inner: Scope = { node, direction: '', items: [], moves: [], at: statement };
      const home = placed.get(node) ?? scope;
      home.items = home.items.map((item) => (item === node ? inner : item));
      composite.add(node);
      open.push(inner);
    } else if (text === '}' && open.length > 1) open.pop();
    else if (move) {
      const from = state(move[1] ?? '', scope, true);
      const to = state(move[2] ?? '', scope, false);
      const words = draft.label(statement, move[3] ?? '');
      scope.moves.push(`${from.key} --> ${to.key}${words ? ` : ${encodeLabel(words)}` : ''}`);
      draft.lines.push(edgeLine(from, to, words));
    } else if (said) {
      const node = state(said[1] ?? '', scope, false);
      if (said[2]) node.label = draft.label(statement, said[2]);
    } else draft.malformed(statement, '[*] --> A, A --> B : words, A : words, state "words" as A');
  }
  for (const { at } of open.slice(1))
    draft.fault(at, at.text, 'malformed', 'the state is not closed', 'Write "}" on a line of its own.');
  for (const { node, items } of scopesOf(all))
    if (node)
      draft.lines.push([
        node,
        ' holds ',
        ...items.flatMap((item, index) => [index > 0 ? ', ' : '', 'items' in item ? (item.node ?? '') : item]),
      ]);
  return ['stateDiagram-v2', ...write(all)].join('\n');

  function write({ direction, items, moves }: Scope): string[] {
    const turn = direction ? [`direction ${direction}`] : [];
    const states = items.flatMap((item) => {
      const node = 'items' in item ? item.node : item;
      const declared = `state "${encodeLabel(node?.label ?? '')}" as ${node?.key}`;
      return 'items' in item ? [`${declared} {`, ...write(item), '}'] : [declared];
    });
    return [...turn, ...states, ...moves];
  }
}

/** A scope and all scopes in it. */
const scopesOf = (scope: Scope): Scope[] => [
  scope,
  ...scope.items.flatMap((item) => ('items' in item ? scopesOf(item) : [])),
];

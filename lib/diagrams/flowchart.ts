import { type ChainLink, type NamedNode, readChain, type Shape } from './chain.ts';
import type { DiagramNode, Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel } from './encode.ts';

const EXAMPLES = 'A[words] --> B, A -->|words| B, subgraph G [words], end';
const SUBGRAPH = /^subgraph\s+(?:(?<name>[\p{L}\p{N}_-]+)\s*\[(?<label>.+)\]|(?<words>.+))$/u;
const DIRECTION = /^direction\s+(TB|TD|BT|LR|RL)$/;
const STYLE = /^(?:classDef|class|style|linkStyle)\b|:::/;

/** The chart itself, or a group of its nodes. */
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
  const chart = new Flowchart(header, draft);
  for (const statement of statements) chart.read(statement);
  chart.judge();
  return [`flowchart ${direction}`, ...chart.write()].join('\n');
}

/** A flowchart while its lines are read. */
class Flowchart {
  private readonly draft: Draft;
  private readonly all: Group;
  /** The groups around the line that is read, the innermost last. */
  private readonly open: Group[];
  private readonly groups = new Map<string, Group>();
  private readonly homes = new Map<DiagramNode, Group>();
  private readonly shapes = new Map<DiagramNode, Shape>();
  private readonly edges: { line: string; at: Statement; ends: DiagramNode[] }[] = [];

  constructor(header: Statement, draft: Draft) {
    this.draft = draft;
    this.all = { key: '', name: '', label: '', direction: '', items: [], at: header };
    this.open = [this.all];
  }

  private get group(): Group {
    return this.open.at(-1) ?? this.all;
  }

  /** Reads one line. */
  read(statement: Statement): void {
    const { text } = statement;
    const subgraph = SUBGRAPH.exec(text)?.groups;
    const turn = DIRECTION.exec(text)?.[1];
    const style = STYLE.exec(text)?.[0];
    if (subgraph) this.begin(statement, subgraph);
    else if (text === 'end' && this.open.length > 1) this.open.pop();
    else if (turn && this.group !== this.all) this.group.direction = turn;
    else if (style) this.draft.unsupported(statement, style, 'Leave it out: diagrams have the colours of the page.');
    else this.addChain(statement);
  }

  private begin(at: Statement, { name: id, label, words = '' }: Record<string, string | undefined>): void {
    const name = (id ?? words).trim();
    const key = `g${this.groups.size}`;
    const group = { key, name, label: this.draft.label(at, label ?? name), direction: '', items: [], at };
    this.groups.set(name, group);
    this.group.items.push(group);
    this.open.push(group);
  }

  private addChain(statement: Statement): void {
    const { groups, rest } = readChain(statement.text);
    let from: DiagramNode[] = [];
    for (const { link, nodes } of groups) {
      const to = nodes.map((node) => this.add(statement, node));
      if (link) this.connect(statement, from, to, link);
      from = to;
    }
    if (rest !== undefined) this.draft.malformed(statement, EXAMPLES, rest.trim());
  }

  private add(statement: Statement, { name, labelled }: NamedNode): DiagramNode {
    const node = this.draft.node(name);
    if (labelled) {
      node.label = this.draft.label(statement, labelled.label) || name;
      this.shapes.set(node, labelled.shape);
    }
    this.place(node);
    return node;
  }

  private connect(at: Statement, from: DiagramNode[], to: DiagramNode[], { sign, arrow, words: raw }: ChainLink): void {
    const words = this.draft.label(at, raw);
    const label = words ? `|${encodeLabel(words)}|` : '';
    for (const source of from)
      for (const target of to) {
        this.edges.push({ line: `${source.key} ${sign}${label} ${target.key}`, at, ends: [source, target] });
        this.draft.lines.push(edgeLine(source, target, words, arrow));
      }
  }

  /** A node is in the group that names it first; a name outside all groups does not count. */
  private place(node: DiagramNode): void {
    const { all, group } = this;
    const home = this.homes.get(node);
    if (home && (home !== all || group === all)) return;
    all.items = all.items.filter((item) => item !== node);
    this.homes.set(node, group);
    group.items.push(node);
  }

  /** Notes what is wrong with the chart as a whole: groups that are open or empty, arrows that lead to one. */
  judge(): void {
    const { draft, groups } = this;
    for (const { at } of this.open.slice(1))
      draft.fault(at, at.text, 'malformed', 'the group is not closed', 'Write "end" on a line of its own.');
    for (const { name, items, at } of groups.values()) {
      const hint = 'Name its nodes between "subgraph" and "end".';
      if (items.length === 0) draft.fault(at, at.text, 'malformed', `the group "${name}" is empty`, hint);
    }
    for (const { at, ends } of this.edges)
      for (const { name } of ends)
        if (groups.has(name))
          draft.unsupported(at, name, 'Let the arrow lead to a node: an arrow to a group is not drawn.');
  }

  /** The lines of the canonical source below its header. */
  write(): string[] {
    return [...this.writeItems(this.all), ...this.edges.map(({ line }) => line)];
  }

  private writeItems({ items }: Group): string[] {
    return items.flatMap((item) => {
      if (!('items' in item)) {
        const [opening, closing] = this.shapes.get(item) ?? ['[', ']'];
        return [`${item.key}${opening}${encodeLabel(item.label)}${closing}`];
      }
      const turn = item.direction ? [`direction ${item.direction}`] : [];
      return [`subgraph ${item.key} [${encodeLabel(item.label)}]`, ...turn, ...this.writeItems(item), 'end'];
    });
  }
}

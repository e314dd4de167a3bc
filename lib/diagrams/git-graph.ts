import type { DiagramNode, Statement } from './diagram.ts';
import { type Draft, edgeLine } from './draft.ts';
import { encodeLabel } from './encode.ts';

const EXAMPLES = 'commit id: "A" tag: "v1", branch topic, checkout main, merge topic, cherry-pick id: "A"';
const OPTION = /\b(id|tag|type|msg|order|parent)\s*:\s*("[^"]*"|[\w./-]+)/g;
const LINE =
  /^(commit|branch|checkout|switch|merge|cherry-pick)\b\s*("[^"]+"|[\w./-]+(?!\s*:))?((?:\s*\b(?:id|tag|type|msg|order|parent)\s*:\s*(?:"[^"]*"|[\w./-]+))*)$/;

/**
 * Reads the lines of a graph of commits, and returns it as a flowchart: commits are circles, each leads to those made on
 * it, and every branch is a box beside the commit it ends with.
 */
export function readGitGraph(header: Statement, statements: Statement[], draft: Draft): string {
  const [, direction = 'LR', more] = /^gitGraph(?:\s+(LR|TB|BT))?\s*:?\s*(.*)$/.exec(header.text) ?? [];
  if (more) draft.malformed(header, 'gitGraph, with LR:, TB: or BT:', more);
  const graph = new GitGraph(draft);
  for (const statement of statements) graph.read(statement);
  return [`flowchart ${direction}`, ...graph.write()].join('\n');
}

/** A graph of commits while its lines are read. */
class GitGraph {
  readonly #draft: Draft;
  /** The commit that each branch ends with; none before the first. */
  readonly #tips = new Map<string, DiagramNode | undefined>([['main', undefined]]);
  #current = 'main';
  readonly #commits: DiagramNode[] = [];
  readonly #edges: string[] = [];

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  read(statement: Statement): void {
    const [, verb = '', written = '', rest = ''] = LINE.exec(statement.text) ?? [];
    const options = new Map(
      [...rest.matchAll(OPTION)].map(([, name = '', value = '']) => [name, value.replace(/^"|"$/g, '')] as const),
    );
    const name = written.replace(/^"|"$/g, '');
    if (verb === 'commit') this.#commit(statement, options);
    else if (verb === 'branch' && name) this.#branch(statement, name);
    else if ((verb === 'checkout' || verb === 'switch') && name) {
      if (this.#knows(statement, name)) this.#current = name;
    } else if (verb === 'merge' && name) this.#merge(statement, name, options);
    else if (verb === 'cherry-pick' && options.has('id')) this.#pick(statement, options);
    else this.#draft.malformed(statement, EXAMPLES);
  }

  #branch(statement: Statement, name: string): void {
    if (this.#tips.has(name))
      this.#draft.fault(
        statement,
        name,
        'malformed',
        `there is a branch "${name}" already`,
        `Write "checkout ${name}".`,
      );
    this.#tips.set(name, this.#tips.get(this.#current));
    this.#current = name;
  }

  #merge(statement: Statement, name: string, options: ReadonlyMap<string, string>): void {
    if (!this.#knows(statement, name)) return;
    const other = this.#tips.get(name);
    if (!other || other === this.#tips.get(this.#current)) {
      const hint = 'Commit on one of them before.';
      this.#draft.fault(statement, name, 'malformed', `"${name}" has nothing that "${this.#current}" lacks`, hint);
      return;
    }
    this.#join(other, this.#commit(statement, options), '-->', '→');
  }

  #pick(statement: Statement, options: ReadonlyMap<string, string>): void {
    const id = options.get('id') ?? '';
    const source = this.#commits.find(({ name }) => name === id);
    if (!source) {
      this.#draft.fault(
        statement,
        id,
        'malformed',
        `the diagram has no commit "${id}"`,
        'Give a commit above this id.',
      );
      return;
    }
    const copy = new Map([...options, ['id', `${id}′`]]);
    this.#join(source, this.#commit(statement, copy), '-.->', '⇢');
  }

  /** Adds a commit to the branch in hand. */
  #commit(statement: Statement, options: ReadonlyMap<string, string>): DiagramNode {
    const name = options.get('id') ?? String(this.#commits.length + 1);
    if (this.#commits.some((commit) => commit.name === name))
      this.#draft.fault(
        statement,
        name,
        'malformed',
        `there is a commit "${name}" already`,
        'Give each an id of its own.',
      );
    const node = this.#draft.node(name);
    node.label = this.#draft.label(statement, [name, options.get('tag')].filter(Boolean).join('<br>'));
    this.#commits.push(node);
    const before = this.#tips.get(this.#current);
    if (before) this.#join(before, node, '-->', '→');
    this.#tips.set(this.#current, node);
    return node;
  }

  #join(from: DiagramNode, to: DiagramNode, sign: string, arrow: string): void {
    this.#edges.push(`${from.key} ${sign} ${to.key}`);
    this.#draft.lines.push(edgeLine(from, to, '', arrow));
  }

  #knows(statement: Statement, name: string): boolean {
    if (this.#tips.has(name)) return true;
    const hint = `Write "branch ${name}" before, or name one of ${[...this.#tips.keys()].join(', ')}.`;
    this.#draft.fault(statement, name, 'malformed', `the diagram has no branch "${name}"`, hint);
    return false;
  }

  /** The lines of the flowchart: commits, what leads to what, and where each branch ends. */
  write(): string[] {
    const ends = [...this.#tips].flatMap(([name, tip]) => {
      if (!tip) return [];
      const node = this.#draft.node(`branch ${name}`);
      node.label = name;
      this.#draft.lines.push([`branch `, node, ' ends with ', tip]);
      return [`${node.key}[${encodeLabel(name)}]`, `${tip.key} -.- ${node.key}`];
    });
    return [...this.#commits.map(({ key, label }) => `${key}((${encodeLabel(label)}))`), ...this.#edges, ...ends];
  }
}

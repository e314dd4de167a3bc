import type { DiagramFault, DiagramLine, DiagramLink, DiagramNode, Statement } from './diagram.ts';

/** Signs in a line of a label; longer ones make a picture nobody can read at 320 px. */
const MAX_LABEL = 60;

/** What is known of a diagram while its lines are read. */
export class Draft {
  readonly nodes = new Map<string, DiagramNode>();
  readonly lines: DiagramLine[] = [];
  readonly faults: DiagramFault[] = [];
  readonly links: DiagramLink[] = [];

  /** The node of a name; made, showing its name, when it is first named. */
  node(name: string): DiagramNode {
    const node = this.nodes.get(name) ?? { name, label: name, key: `n${this.nodes.size}` };
    this.nodes.set(name, node);
    return node;
  }

  /** What a label shows: quotes are taken off, and `<br>` begins a new line; everything else is text. */
  label(statement: Statement, raw: string): string {
    const text = raw.trim();
    const label = (/^"(.*)"$/.exec(text)?.[1] ?? text).replace(/\s*<br\s*\/?>\s*/gi, '\n').trim();
    const longest = Math.max(...label.split('\n').map((line) => line.length));
    if (longest > MAX_LABEL)
      this.fault(
        statement,
        text,
        'too-large',
        `a label is ${longest} characters long; the limit is ${MAX_LABEL} a line`,
        'Say it in fewer words, or break it with <br>.',
      );
    return label;
  }

  /** Notes what is wrong with a part of a statement, or with all of it. */
  fault(statement: Statement, part: string, rule: DiagramFault['rule'], message: string, hint: string): void {
    const { text } = statement;
    const from = text.endsWith(part) ? text.length - part.length : Math.max(0, text.indexOf(part));
    const length = part.length;
    const column = statement.column + from;
    this.faults.push({ rule, line: statement.line, column, endColumn: column + length, message, hint });
  }

  /** Notes a line that cannot be read. */
  malformed(statement: Statement, example: string, part = ''): void {
    this.fault(
      statement,
      part || statement.text,
      'malformed',
      `"${cut(part || statement.text)}" cannot be read in this diagram`,
      `Lines here read like ${example}.`,
    );
  }

  /** Notes a line that Mermaid has and the book does not draw. */
  unsupported(statement: Statement, part: string, hint: string): void {
    this.fault(statement, part, 'unsupported', `"${cut(part)}" is not drawn`, hint);
  }
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** An edge in words. */
export const edgeLine = (from: DiagramNode, to: DiagramNode, words = '', arrow = '→'): DiagramLine => [
  from,
  words ? ` ${arrow} ${words} ${arrow} ` : ` ${arrow} `,
  to,
];

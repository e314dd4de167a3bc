import type { Code, Emphasis, FootnoteDefinition, Heading, Nodes, Parents, Root, Strong, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { RuleId } from '../../rules.ts';

/** What is said of a stretch of a text, by offsets in it. */
export type Said = { start: number; end: number; rule: RuleId; message: string; hint: string };

/** What a rule here sees: a node, what is around it, and the source. */
type Context = { source: string; parents: readonly Parents[]; named: ReadonlySet<string> };

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;
const sourceOf = (node: Nodes, source: string): string => source.slice(startOf(node), endOf(node));
const endOfLine = (source: string, at: number): number =>
  source.indexOf('\n', at) < 0 ? source.length : source.indexOf('\n', at);

const OPENING = /^(`{3,}|~{3,})([^\n]*)/;

/** A fence that is never closed, or closed only by the next one. */
function unclosedFence(node: Code, { source }: Context): Said[] {
  const code = sourceOf(node, source);
  const [first = '', fence = '', info = ''] = OPENING.exec(code) ?? [];
  if (!fence) return [];
  const lines = code.split('\n');
  const sign = fence[0] ?? '`';
  const closes = (line: string) => new RegExp(`^[ \\t>]*${sign}{${fence.length},}[ \\t]*$`).test(line);
  const another = lines.findIndex(
    (line, at) => at > 0 && new RegExp(`^[ \\t>]*${sign}{${fence.length},}[ \\t]*[\\w+#.-]+[ \\t]*$`).test(line),
  );
  const isClosed = lines.length > 1 && closes(lines.at(-1) ?? '');
  if (isClosed && another < 0) return [];
  const until = isClosed || another > 0 ? 'before the next one opens' : 'and what follows is shown as code';
  return [
    {
      start: startOf(node),
      end: startOf(node) + first.length,
      rule: 'code/unclosed',
      message: `the fence "${first.trim()}" is never closed, ${until}`,
      hint: `Put a line "${fence}" after the code${info.trim() && another > 0 ? '; around code that shows fences put longer ones' : ''}.`,
    },
  ];
}

/** Code that was indented: here it becomes a paragraph, a heading or a list. */
function indentedBlock(node: Nodes, { source, parents }: Context): Said[] {
  const parent = parents.at(-1);
  if (!parent || (parent.type !== 'root' && parent.type !== 'listItem' && parent.type !== 'blockquote')) return [];
  const start = startOf(node);
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const before = source.slice(lineStart, start);
  const margin = parent.type === 'listItem' ? contentColumn(parent, source) : 0;
  const indent = before.replace(/^[ \t]*(?:>[ \t]?)*/, (marks) => (parent.type === 'blockquote' ? '' : marks));
  if (!/^[ \t]*$/.test(indent) || width(indent) < margin + 4) return [];
  // Only what stands alone is code to Markdown elsewhere.
  if (
    lineStart > 0 &&
    source
      .slice(0, lineStart - 1)
      .split('\n')
      .at(-1)
      ?.replace(/^[ \t>]*/, '') !== ''
  )
    return [];
  return [
    {
      start,
      end: endOfLine(source, start),
      rule: 'code/indented',
      message: 'what is indented by four spaces looks like code, and is no code here',
      hint: 'Put lines of three backticks around it, or delete the spaces when it is text.',
    },
  ];
}

const width = (indent: string): number => indent.replaceAll('\t', '    ').length;

/** The column, from 0, at which the text of an item begins. */
function contentColumn(item: Nodes, source: string): number {
  const start = startOf(item);
  const marker = /^(?:[-+*]|\d{1,9}[.)])[ \t]{0,4}/.exec(source.slice(start, start + 16))?.[0] ?? '';
  return start - (source.lastIndexOf('\n', start - 1) + 1) + width(marker);
}

/** A sentence with `---` right below it is a heading to Markdown. */
function surprisingHeading(node: Heading, { source }: Context): Said[] {
  const text = sourceOf(node, source);
  const underline = /\n[ \t>]*(-+|=+)[ \t]*$/.exec(text);
  if (!underline || /^#/.test(text)) return [];
  const words = text.slice(0, underline.index);
  if (!words.includes('\n') && !/[.!?:;,…。！？]$/.test(words.trim())) return [];
  const start = endOf(node) - (underline[1]?.length ?? 1);
  return [
    {
      start,
      end: endOf(node),
      rule: 'markdown/unmeant',
      message: 'the line makes a heading of the paragraph above it',
      hint: 'Put a blank line before it; a heading is written "## Title".',
    },
  ];
}

/** A line without its mark below a quotation belongs to it. */
function lazyLines(node: Nodes, { source, parents }: Context): Said[] {
  if (node.type !== 'paragraph' || !parents.some(({ type }) => type === 'blockquote')) return [];
  const start = startOf(node);
  for (let at = endOfLine(source, start); at < endOf(node); at = endOfLine(source, at + 1)) {
    const line = source.slice(at + 1, endOfLine(source, at + 1));
    if (/^[ \t]*>/.test(line)) continue;
    const first = at + 1 + (line.length - line.trimStart().length);
    return [
      {
        start: first,
        end: at + 1 + line.length,
        rule: 'markdown/unmeant',
        message: 'the line belongs to the quotation above it',
        hint: 'Put a blank line before it, or "> " when it is quoted too.',
      },
    ];
  }
  return [];
}

/** Cells beyond the last head are not shown. */
function lostCells(node: Table, { source }: Context): Said[] {
  const heads = node.children[0]?.children.length ?? 0;
  return node.children.flatMap((row) => {
    const beyond = row.children[heads];
    if (!beyond) return [];
    return [
      {
        start: startOf(beyond),
        end: endOf(row),
        rule: 'markdown/failed' as const,
        message: `the row has ${row.children.length} cells and the table ${heads} heads: what is beyond is not shown`,
        hint: /`[^`|]*\|/.test(sourceOf(row, source))
          ? 'Write a | that is no border of a cell as \\|, in code too.'
          : 'Add a head, or write a | that is no border as \\|.',
      },
    ];
  });
}

/** A note that no text names is not shown. */
const unnamedNote = (node: FootnoteDefinition, { named, source }: Context): Said[] =>
  named.has(node.identifier)
    ? []
    : [
        {
          start: startOf(node),
          end: endOfLine(source, startOf(node)),
          rule: 'markdown/failed',
          message: `the note [^${node.label ?? node.identifier}] is named nowhere, so it is not shown`,
          hint: `Write [^${node.label ?? node.identifier}] behind the words it is about, or delete it.`,
        },
      ];

/** Emphasis that is a name or a sum: its signs are lost. */
function lostSigns(node: Strong | Emphasis, { source }: Context): Said[] {
  const text = sourceOf(node, source);
  const inner = toString(node);
  const [before = '', after = ''] = [source[startOf(node) - 1], source[endOf(node)]];
  const isName = text === `__${inner}__` && /^[A-Za-z]\w*$/.test(inner);
  const isSum = text.startsWith('*') && /[\w)]/.test(before) && /[\w(]/.test(after) && /^[\w.()+\-/ ]+$/.test(inner);
  if (!isName && !isSum) return [];
  const from = isName
    ? startOf(node)
    : startOf(node) - (/[\w.]*$/.exec(source.slice(0, startOf(node)))?.[0].length ?? 0);
  const to = isName ? endOf(node) : endOf(node) + (/^\w+(?:\.\w+)*/.exec(source.slice(endOf(node)))?.[0].length ?? 0);
  const stretch = source.slice(from, to);
  return [
    {
      start: from,
      end: to,
      rule: 'markdown/unmeant',
      message: `"${stretch}" loses its ${isName ? 'low lines' : 'asterisks'}: Markdown reads them as ${text.startsWith('__') || text.startsWith('**') ? 'bold' : 'emphasis'}`,
      hint: isName
        ? `Write \`${stretch}\` in backticks, or **${inner}** for bold.`
        : `Write \`${stretch}\` in backticks, or ${stretch.replaceAll('*', '\\*')}.`,
    },
  ];
}

/** What blocks and marks of a text became that their author can hardly have meant. */
export function readBlocks(source: string, tree: Root): Said[] {
  const named = new Set<string>();
  visit(tree, 'footnoteReference', (node) => void named.add(node.identifier));
  const read = (node: Nodes, parents: readonly Parents[]): Said[] => [
    ...sayBlock(node, { source, parents, named }),
    ...('children' in node
      ? node.children.flatMap((child) => read(child as Nodes, [...parents, node as Parents]))
      : []),
  ];
  return read(tree, []);
}

function sayBlock(node: Nodes, context: Context): Said[] {
  switch (node.type) {
    case 'code':
      return unclosedFence(node, context);
    case 'heading':
      return [...surprisingHeading(node, context), ...indentedBlock(node, context)];
    case 'list':
      return indentedBlock(node, context);
    case 'paragraph':
      return [...indentedBlock(node, context), ...lazyLines(node, context)];
    case 'table':
      return lostCells(node, context);
    case 'footnoteDefinition':
      return unnamedNote(node, context);
    case 'strong':
    case 'emphasis':
      return lostSigns(node, context);
    default:
      return [];
  }
}

/** Whether a text may hold any of these; without one of them it need not be read for them. */
export function mayHoldBlocks(source: string, prose: string): boolean {
  return (
    /(?:^|\n)[ \t>]*\n[ \t>]*(?: {4}|\t)[ \t]*\S|^(?: {4}|\t)/.test(prose) ||
    /[^\s|][ \t]*\n[ \t>]*(?:-+|=+)[ \t]*(?:\n|$)/.test(prose) ||
    /^[ \t]*>[^\n]*\n[ \t]*[^\s>]/m.test(prose) ||
    /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\||^[ \t>]*\[\^[^\]\s]+\]:|__\w|[\w)]\*+\w/m.test(prose) ||
    hasOddFence(source)
  );
}

/** Whether a fence seems to stay open, or another opens in it. */
function hasOddFence(source: string): boolean {
  if (!source.includes('```') && !source.includes('~~~')) return false;
  let open = '';
  for (const line of source.split('\n')) {
    const [, fence = '', info = ''] = /^[ \t>*+\-\d.)]*(`{3,}|~{3,})([^\n]*)/.exec(line) ?? [];
    if (!fence) continue;
    if (open === '') open = info.includes('`') ? '' : fence;
    else if (fence.startsWith(open)) {
      if (info.trim() !== '') return true;
      open = '';
    }
  }
  return open !== '';
}

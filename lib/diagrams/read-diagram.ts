import { readClass } from './class.ts';
import type { Diagram, DiagramFault, DiagramKind, DiagramLink, Statement } from './diagram.ts';
import { Draft } from './draft.ts';
import { readEr } from './er.ts';
import { readFlowchart } from './flowchart.ts';
import { readGitGraph } from './git-graph.ts';
import { readMindmap } from './mindmap.ts';
import { readSequence } from './sequence.ts';
import { readState } from './state.ts';

/** What came of reading a diagram; there is one when nothing is wrong with it, and it has a title and a description. */
export type DiagramReading = {
  diagram?: Diagram;
  title: string;
  description: string;
  links: DiagramLink[];
  faults: DiagramFault[];
};

const KINDS: [RegExp, DiagramKind, (header: Statement, statements: Statement[], draft: Draft) => string][] = [
  [/^(?:graph|flowchart)\b/, 'flowchart', readFlowchart],
  [/^sequenceDiagram$/, 'sequence', readSequence],
  [/^stateDiagram(?:-v2)?$/, 'state', readState],
  [/^classDiagram(?:-v2)?$/, 'class', readClass],
  [/^erDiagram$/, 'er', readEr],
  [/^mindmap\b/, 'flowchart', readMindmap],
  [/^gitGraph\b/, 'flowchart', readGitGraph],
];

// Laying out this much takes about two seconds, and nobody reads more in one picture.
const MAX_LINES = 150;
const MAX_LINE = 400;
const MAX_NODES = 40;
const MAX_EDGES = 80;
const MAX_GROUPS = 20;

/**
 * Reads the source of a Mermaid diagram: the part of Mermaid's language that the book draws, and nothing else, so
 * that a picture never lacks what its author wrote. Lines and columns count from 1 within the source.
 */
export function readDiagram(source: string): DiagramReading {
  const draft = new Draft();
  const lines = source.split('\n');
  const tooLarge = (message: string, hint: string, line = 1) =>
    draft.faults.push({
      rule: 'too-large',
      line,
      column: 1,
      endColumn: (lines[line - 1] ?? '').length + 1,
      message,
      hint,
    });
  if (lines.length > MAX_LINES)
    tooLarge(`the diagram has ${lines.length} lines; the limit is ${MAX_LINES}`, 'Draw it as several diagrams.');
  for (const [at, { length }] of lines.entries())
    if (length > MAX_LINE)
      tooLarge(`the line is ${length} characters long; the limit is ${MAX_LINE}`, 'Write several lines.', at + 1);
  if (draft.faults.length > 0) return { title: '', description: '', links: [], faults: draft.faults };
  const { title, description, clicks, statements } = sortLines(lines);
  const [header, ...rest] = statements;
  const kind = KINDS.find(([first]) => first.test(header?.text ?? ''));
  if (!header || !kind) {
    const at = header ?? { text: '', line: 1, column: 1 };
    draft.fault(
      at,
      at.text.split(/\s/)[0] ?? '',
      'unsupported',
      header ? `"${at.text.split(/\s/)[0]}" is no kind of diagram the book draws` : 'the diagram is empty',
      'A diagram begins with flowchart LR, sequenceDiagram, stateDiagram-v2, classDiagram, erDiagram, mindmap or gitGraph.',
    );
    return { title, description, links: [], faults: draft.faults };
  }
  const canonical = kind[2](header, rest, draft);
  const nodes = [...draft.nodes.values()];
  if (nodes.length === 0 && draft.faults.length === 0)
    draft.fault(header, header.text, 'malformed', 'the diagram shows nothing', 'Name at least one node.');
  if (nodes.length > MAX_NODES)
    tooLarge(
      `the diagram has ${nodes.length} nodes; the limit is ${MAX_NODES}`,
      'Draw it as several diagrams.',
      header.line,
    );
  if (draft.lines.length > MAX_EDGES)
    tooLarge(
      `the diagram has ${draft.lines.length} arrows and parts; the limit is ${MAX_EDGES}`,
      'Draw it as several diagrams.',
      header.line,
    );
  const groups = rest.filter(({ text }) => /^subgraph\b/.test(text)).length;
  if (groups > MAX_GROUPS)
    tooLarge(
      `the diagram has ${groups} subgraphs; the limit is ${MAX_GROUPS}`,
      'Draw it as several diagrams.',
      header.line,
    );
  const isWhole = draft.faults.length === 0;
  for (const click of clicks) readClick(click, draft, isWhole);
  const { links, faults } = draft;
  const reading = { title, description, links, faults: faults.sort((a, b) => a.line - b.line || a.column - b.column) };
  if (faults.length > 0 || !title || !description) return reading;
  return { ...reading, diagram: { kind: kind[1], title, description, lines: draft.lines, nodes, source: canonical } };
}

/** Lifts out what every kind of diagram may hold: comments, title, description and links. */
function sortLines(lines: string[]) {
  const statements: Statement[] = [];
  const clicks: Statement[] = [];
  let title = '';
  let description = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const text = line.trim().replace(/(?<=\S)\s*;$/, '');
    const statement = { text, line: at + 1, column: line.length - line.trimStart().length + 1 };
    const said = /^acc(Title|Descr)\s*(?::\s*(.*)|\{\s*(.*?)\s*(\})?)$/.exec(text);
    if (text === '' || text.startsWith('%%')) continue;
    if (said) {
      const words = [said[2] ?? said[3] ?? ''];
      if (said[2] === undefined && !said[4])
        for (at += 1; at < lines.length; at += 1) {
          words.push((lines[at] ?? '').replace('}', '').trim());
          if (lines[at]?.includes('}')) break;
        }
      if (said[1] === 'Title') title = words.join(' ').trim();
      else description = words.join(' ').trim();
    } else if (/^click\s/.test(text)) clicks.push(statement);
    else statements.push(statement);
  }
  return { title, description, clicks, statements };
}

/** Reads `click A href "term:gil"`: a node leads to an entry, and runs nothing. */
function readClick(statement: Statement, draft: Draft, isWhole: boolean): void {
  const [, quoted, plain = '', url] =
    /^click\s+(?:"([^"]+)"|(\S+))\s+(?:href\s+)?"([^"]*)"$/.exec(statement.text) ?? [];
  const name = quoted ?? plain;
  const node = draft.nodes.get(name);
  if (url === undefined) {
    draft.fault(
      statement,
      statement.text,
      'unsupported',
      'a node leads to an entry, and runs nothing',
      'Write click A href "term:id".',
    );
    return;
  }
  if (node) node.link = url;
  // A line that could not be read may have named it.
  else if (isWhole)
    draft.fault(
      statement,
      name,
      'malformed',
      `the diagram has no node "${name}"`,
      `It has ${[...draft.nodes.keys()].slice(0, 8).join(', ')}.`,
    );
  const column = statement.column + statement.text.lastIndexOf(`"${url}"`) + 1;
  draft.links.push({ url, line: statement.line, column, endColumn: column + url.length });
}

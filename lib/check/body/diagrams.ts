import type { DiagramFault, DiagramPlace } from '#lib/diagrams/diagram.ts';
import { readDiagram } from '#lib/diagrams/read-diagram.ts';
import { entryOfLink } from '#lib/mdx/references.ts';
import { isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { Mention } from '../facts.ts';
import type { RuleId } from '../rules.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

const RULE_OF: Record<DiagramFault['rule'], RuleId> = {
  malformed: 'diagrams/malformed',
  unsupported: 'diagrams/unsupported',
  'too-large': 'diagrams/too-large',
};

/** What all diagrams of a text may hold together: each takes up to a second to be laid out. */
const MOST = { nodes: 80, lines: 160 };

/** Reads the diagrams of a text: the entries their nodes lead to, and everything that is wrong with them. */
export function readDiagrams(body: Body, nodes: BodyNodes): { mentions: Mention[]; issues: Issue[] } {
  const mentions: Mention[] = [];
  const issues: Issue[] = [];
  const drawn = { nodes: 0, lines: 0 };
  // An imported text shows a diagram as code.
  if (body.format === 'md') return { mentions, issues };
  const lines = body.source.split('\n');
  for (const node of nodes.code) {
    if (node.lang?.toLowerCase() !== 'mermaid') continue;
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 1 } };
    // The text is taken from the source: fences in the tree may have been blanked. Marks of quotations become spaces, so
    // that columns stay.
    const inner = lines.slice(
      start.line,
      /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(lines[end.line - 1] ?? '') ? end.line - 1 : end.line,
    );
    const { title, description, links, faults, diagram } = readDiagram(
      inner.map((line) => line.replace(/^[ \t>]+/, (marks) => ' '.repeat(marks.length))).join('\n'),
    );
    const placed = ({ line, column, endColumn }: DiagramPlace): Span => {
      const at = line + start.line + body.line - 1;
      return [at, column, at, endColumn];
    };
    const missing = [title ? '' : 'accTitle:', description ? '' : 'accDescr:'].filter(Boolean);
    if (missing.length > 0)
      issues.push(
        issueAt(
          body.file,
          spanOf(body, node),
          'diagrams/undescribed',
          `the diagram has no ${missing.join(' and no ')}`,
          `Add lines such as "accTitle: what it is" and "accDescr: what it shows" below its first line.`,
        ),
      );
    drawn.nodes += diagram?.nodes.length ?? 0;
    drawn.lines += diagram?.lines.length ?? 0;
    if (drawn.nodes > MOST.nodes || drawn.lines > MOST.lines) {
      const said = `the diagrams up to this one have ${drawn.nodes} nodes and ${drawn.lines} arrows and parts; the limits are ${MOST.nodes} and ${MOST.lines}`;
      issues.push(issueAt(body.file, spanOf(body, node), 'diagrams/too-large', said, 'Move some to another text.'));
      break;
    }
    for (const fault of faults)
      issues.push(issueAt(body.file, placed(fault), RULE_OF[fault.rule], fault.message, fault.hint));
    for (const link of links) {
      const entry = entryOfLink(link.url);
      if (entry && isEntryId(entry.id)) mentions.push({ ...entry, via: 'link', span: placed(link) });
      else
        issues.push(
          issueAt(
            body.file,
            placed(link),
            'links/malformed',
            `"${shown(link.url)}" is no entry, and a node leads to nothing else`,
            'Write q:, claim:, term:, source: or evidence: with an id.',
          ),
        );
    }
  }
  return { mentions, issues };
}

import { toString } from 'mdast-util-to-string';
import { isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

/** Finds the ids an author gave to headings (`## Title [#id]`) and says which are badly made. */
export function readAnchors(body: Body, { headings }: BodyNodes): { anchors: FileFacts['anchors']; issues: Issue[] } {
  const anchors: FileFacts['anchors'] = [];
  const issues: Issue[] = [];
  const lines = body.source.split('\n');
  for (const node of headings) {
    const written = /\[#([^\]\n]*)\]\s*$/.exec(toString(node));
    if (!written) continue;
    const id = written[1] ?? '';
    const [line, , endLine, endColumn] = spanOf(body, node);
    const column = (lines[(node.position?.start.line ?? 1) - 1]?.lastIndexOf('[#') ?? 0) + 1;
    const span: Span = [line, Math.max(1, column), endLine, endColumn];
    if (!isEntryId(id)) {
      const better = id
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 40);
      issues.push(
        issueAt(
          body.file,
          span,
          'anchors/malformed',
          `the heading's id "${shown(id)}" is not made of a to z, 0 to 9 and "-", at most 40 characters`,
          better ? `Did you mean [#${better}]?` : undefined,
        ),
      );
    } else if (/^(?:answer|comment|claim)-/.test(id) || /-[0-9a-f]{6}$/.test(id))
      issues.push(
        issueAt(
          body.file,
          span,
          'anchors/reserved',
          `the heading's id "${id}" looks like an anchor of the book's own`,
          'An id of yours does not begin with answer-, comment- or claim-, and does not end with six hexadecimal digits.',
        ),
      );
    else anchors.push({ id, span });
  }
  return { anchors, issues };
}

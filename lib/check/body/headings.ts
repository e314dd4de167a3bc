import { toString } from 'mdast-util-to-string';
import { isHeadingId } from '#lib/model/anchors.ts';
import { isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

/**
 * Finds the ids an author gave to headings (`## Title [#id]`) and says which are badly made. Those of an imported text are
 * no anchors of a page: there they get the anchor of the text before them.
 */
export function readAnchors(body: Body, { headings }: BodyNodes): { anchors: FileFacts['anchors']; issues: Issue[] } {
  const anchors: FileFacts['anchors'] = [];
  const issues: Issue[] = [];
  if (body.format === 'md') return { anchors, issues };
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
    } else if (!isHeadingId(id))
      issues.push(
        issueAt(
          body.file,
          span,
          'anchors/reserved',
          `the heading's id "${id}" is one that the book gives to parts of its pages`,
          `Write another, such as [#${freeId(id)}].`,
        ),
      );
    else anchors.push({ id, span });
  }
  return { anchors, issues };
}

/** An id like this one that an author may give. */
function freeId(id: string): string {
  const ofAuthor = id.replace(/(?:-[0-9a-f]{6})+$/, '');
  return isHeadingId(ofAuthor) ? ofAuthor : `on-${ofAuthor}`.slice(0, 40).replace(/(?:-[0-9a-f]{6})+$/, '');
}

const GIVEN_ID = /\[#([a-z0-9-]+)\]\s*$|\b(?:id|name)\s*=\s*["']?([\w.:-]+)/g;

/** The ids of an imported text: of its headings, and in its HTML. */
export const importedIds = ({ headings, html }: BodyNodes): Set<string> =>
  new Set(
    [...headings.map((node) => toString(node)), ...html.map(({ value }) => value)].flatMap((words) =>
      [...words.matchAll(GIVEN_ID)].map(([, ofHeading, ofHtml]) => ofHeading ?? ofHtml ?? ''),
    ),
  );

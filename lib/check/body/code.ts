import type { Issue } from '#lib/model/issue.ts';
import { issueAt, type Span, shown } from '../span.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

// MDX reads a paragraph that begins so as JavaScript. Prose about `import` goes on differently.
const IMPORT = /^import(?:\s*\(|\s*['"{*]|\s+(?:type\s+)?[\w$]+\s*(?:,\s*[{*][^'"\n]*)?\s+from\b)/;
const EXPORT = /^export\s*(?:\{|\*|(?:default|const|let|var|async|function|class|type|interface|enum)\b)/;

/** Refuses imports and exports: paragraphs that MDX would read as JavaScript. */
export function checkModules(body: Body, { paragraphs }: BodyNodes): Issue[] {
  const issues: Issue[] = [];
  const lines = body.source.split('\n');
  for (const node of paragraphs) {
    const start = node.position?.start;
    if (start?.column !== 1) continue;
    for (let at = start.line; at <= (node.position?.end.line ?? at); at += 1) {
      const line = lines[at - 1] ?? '';
      const rule = IMPORT.test(line) ? 'code/import' : EXPORT.test(line) ? 'code/export' : undefined;
      if (!rule) continue;
      const span: Span = [at + body.line - 1, 1, at + body.line - 1, line.length + 1];
      const word = rule === 'code/import' ? 'imports' : 'exports';
      issues.push(
        issueAt(
          body.file,
          span,
          rule,
          `a text ${word} nothing: "${shown(line)}"`,
          'Delete the line. Every component of the book is there already; show code in a fence.',
        ),
      );
    }
  }
  return issues;
}

/** What stands in braces elsewhere, and is no expression: an id of a heading, attributes of what stands before it. */
const BRACED = /^:?[ \t]*(?:#([\w-]+)|[.][\w-]+|[\w-]+=)/;

/** Refuses `{expressions}`: building evaluates nothing an author wrote. */
export function checkExpressions(body: Body, { expressions, headings }: BodyNodes): Issue[] {
  return expressions.map((node) => {
    const braced = BRACED.exec(node.value);
    const isOfHeading = headings.some(({ children }) => children.includes(node as never));
    const comment = /^\s*(?:\/\*|%|#(?!\w))/.test(node.value);
    const said = comment ? 'a comment in braces is an expression' : `{${shown(node.value)}} is an expression`;
    const cure = comment
      ? 'Delete it.'
      : braced?.[1] && isOfHeading
        ? `Write [#${braced[1].toLowerCase().replace(/[^a-z0-9]+/g, '-')}].`
        : braced
          ? 'Delete it: attributes are not written in a text.'
          : 'Write \\{ or put it in backticks.';
    return issueAt(body.file, spanOf(body, node), 'code/expression', `${said}; a text holds none`, cure);
  });
}

import { type Document, isAlias, visit } from 'yaml';
import type { Issue } from '#lib/model/issue.ts';
import { quotingAt } from './quoting.ts';
import { issueAt, type Lines, shown } from './span.ts';

/** Numbers, days and their like: what follows one is no rest of it. */
const DATUM = /^(?:[-+]?[\d.]+|true|false|null|unknown|\d{4}-\d\d-\d\d)$/;

/** Names that YAML gives to values (`&x`) and nothing uses: to whoever wrote them they are the beginning of the value. */
export function namesIn(file: string, document: Document.Parsed, yaml: string, offset: number, lines: Lines): Issue[] {
  if (!yaml.includes('&') && !yaml.includes('*')) return [];
  const used = new Set<string>();
  visit(document, { Alias: (_key, { source }) => void used.add(source) });
  const found: Issue[] = [];
  visit(document, {
    Node: (_key, node) => {
      const isLost = isAlias(node) ? node.resolve(document) === undefined : node.anchor && !used.has(node.anchor);
      const quoting = isLost && node.range ? quotingAt(yaml, node.range[0]) : undefined;
      if (!quoting) return;
      found.push(
        issueAt(
          file,
          lines.span(offset + quoting.start, offset + quoting.end),
          'yaml/malformed',
          `"${yaml[quoting.start]}" names a value in YAML where one begins, and is no part of it`,
          `Put it in double quotes: ${quoting.quoted}.`,
        ),
      );
    },
  });
  return found;
}

/** Comments that follow a plain value on its line: to whoever wrote them they are mostly the rest of it. */
export function commentsIn(
  file: string,
  document: Document.Parsed,
  yaml: string,
  offset: number,
  lines: Lines,
): Issue[] {
  if (!yaml.includes('#')) return [];
  const found: Issue[] = [];
  visit(document, {
    Scalar: (key, { type, range, source = '' }) => {
      if (key === 'key' || (type !== 'PLAIN' && source !== '') || !range) return;
      const rest = /^[ \t]*#[^\n]*/.exec(yaml.slice(range[1]))?.[0];
      if (rest === undefined) return;
      const quoting = quotingAt(yaml, range[0]);
      if (!quoting || quoting.end !== range[1] + rest.trimEnd().length) return;
      const said = source === '' ? 'the field has no value' : `the value is ${shown(source)}`;
      found.push(
        issueAt(
          file,
          lines.span(offset + quoting.start, offset + quoting.end),
          'yaml/comment',
          `what stands after " #" is a comment: ${said}`,
          DATUM.test(source)
            ? 'Put the comment on a line of its own.'
            : `Put it in double quotes: ${quoting.quoted}. A comment stands on a line of its own.`,
        ),
      );
    },
  });
  return found;
}

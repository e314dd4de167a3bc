import type { Root } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { type BodyFormat, parseBody } from '#lib/mdx/parse.ts';
import type { Issue } from '#lib/model/issue.ts';
import { issueAt, type Span, shown } from '../span.ts';
import { INSTEAD } from './html-instead.ts';
import type { Masked } from './mask.ts';

/** A text as a tree, its lines counted from the top of its file; no tree when it cannot be read at all. */
export type BodyTree = { tree?: Root; issues: Issue[]; whole: boolean };

/** A text that is being checked: its file, its source (front matter left out) and the line it begins on. */
export type Body = { file: string; format: BodyFormat; source: string; line: number };

const MAX_MENDED = 20;
const MAX_MENDED_LENGTH = 60_000;

/** Where a node of a body stands in its file. */
export function spanOf(body: Body, node: { position?: Position | undefined }): Span {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return [start.line + body.line - 1, start.column, end.line + body.line - 1, end.column];
}

/** Moves the nodes of a masked text's tree to their places in the source. */
function moveNodes(tree: Root, pointOf: Masked['pointOf']): Root {
  visit(tree, (node) => {
    if (node.position) node.position = { start: pointOf(node.position.start), end: pointOf(node.position.end) };
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      for (const attribute of node.attributes)
        if (attribute.position)
          attribute.position = { start: pointOf(attribute.position.start), end: pointOf(attribute.position.end) };
  });
  return tree;
}

/**
 * Parses a body. A reader of MDX stops at the first fault; we blank the sign it fell over and read on,
 * so that an author sees all faults at once.
 */
export function readTree(body: Body, masked: Masked): BodyTree {
  const issues: Issue[] = [];
  let text = masked.text;
  for (let tries = 0; tries <= MAX_MENDED; tries += 1) {
    try {
      return { tree: moveNodes(parseBody(text, body.format), masked.pointOf), issues, whole: issues.length === 0 };
    } catch (cause) {
      const fault = cause as Fault;
      const offset = faultyOffset(text, fault);
      issues.push(sayFault(body, masked, text, offset, fault));
      if (offset < 0 || text.length > MAX_MENDED_LENGTH) break;
      text = `${text.slice(0, offset)}\u00b7${text.slice(offset + 1)}`;
    }
  }
  return { issues, whole: false };
}

type Fault = { reason?: string; line?: number; column?: number; message?: string };

/** The offset of the `<` or `{` a fault is about; -1 when none can be told. */
function faultyOffset(text: string, fault: Fault): number {
  const reason = fault.reason ?? '';
  // "Expected a closing tag for `<Claim>` (3:1-3:10)": the tag that was opened is the one to mend.
  const opened = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason);
  const line = Number(opened?.[1] ?? fault.line ?? 0);
  const column = Number(opened?.[2] ?? fault.column ?? 0);
  if (!line || !column) return -1;
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  const from = opened ? start + column - 1 : start + column - 1;
  const sign = /brace|expression/.test(reason) && !/tag|attribute|name/.test(reason) ? '{' : '<';
  if (text[from] === sign) return from;
  const before = text.lastIndexOf(sign, Math.max(0, from - 1));
  return before >= 0 ? before : Math.max(text.lastIndexOf('<', from), text.lastIndexOf('{', from));
}

/** Says a fault of MDX in plain words, with the cure. */
function sayFault(body: Body, masked: Masked, text: string, offset: number, fault: Fault): Issue {
  const reason = fault.reason ?? fault.message ?? 'cannot be read';
  const before = offset < 0 ? '' : text.slice(0, offset);
  const { line, column } = masked.pointOf({
    line: offset < 0 ? (fault.line ?? 1) : before.split('\n').length,
    column: offset < 0 ? (fault.column ?? 1) : offset - before.lastIndexOf('\n'),
  });
  const span: Span = [line + body.line - 1, column, line + body.line - 1, column + 1];
  const say = (message: string, hint: string): Issue => issueAt(body.file, span, 'syntax/malformed', message, hint);
  const rest = offset < 0 ? '' : text.slice(offset, offset + 40);
  const tag = /^<\/?\s*([A-Za-z][\w.-]*)/.exec(rest)?.[1];
  if (rest.startsWith('{'))
    return say(
      '"{" begins an expression here, which is never closed and not allowed',
      'Write \\{ or put it in backticks.',
    );
  if (rest.startsWith('<!--')) return say('"<!--" is HTML; a comment cannot be written here', 'Delete it.');
  if (/^<(?:https?:|mailto:|[\w.+-]+@)/.test(rest))
    return say('an address in angle brackets is not MDX', 'Write [words](address), or the address alone.');
  const instead = INSTEAD.get(tag ?? '');
  if (tag && instead) return say(`<${tag}> is HTML, which a text does not hold`, instead);
  if (rest.startsWith('</') && tag)
    return say(
      `"</${shown(tag)}>" closes nothing that is open here`,
      `Delete it, or write <${shown(tag)}> in the same paragraph.`,
    );
  if (tag && /closing tag/.test(reason))
    return say(
      `<${shown(tag)}> is not closed in its paragraph`,
      `Write </${shown(tag)}> after its words, or \\< for the sign itself.`,
    );
  if (rest.startsWith('<'))
    return say(
      `"<" begins a component here: "${shown(rest.split('\n')[0]?.slice(0, 20) ?? '')}"`,
      'Write \\< or put it in backticks.',
    );
  return say(shown(reason), 'Put code in backticks.');
}

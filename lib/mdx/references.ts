import type { Link, Nodes, Root, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { EntryKind } from '#lib/schema/fields.ts';

/** A place in a text that names an entry. Lines and columns count from 1. */
export type Reference = {
  kind: EntryKind;
  id: string;
  /** The sense of a term, from `[[task/asyncio]]`. */
  sense?: string;
  /** How it was written. */
  via: 'link' | 'brackets' | 'component';
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
};

const SCHEMES: Record<string, EntryKind> = {
  q: 'question',
  claim: 'claim',
  term: 'term',
  source: 'source',
  evidence: 'evidence',
};

/** The entry a link such as `q:async-and-threads` names, if it names one. */
export function entryOfLink(url: string): { kind: EntryKind; id: string; fragment?: string } | undefined {
  const match = /^(q|claim|term|source|evidence):([^#]*)(?:#(.*))?$/.exec(url);
  const kind = SCHEMES[match?.[1] ?? ''];
  if (!match || !kind) return undefined;
  return { kind, id: match[2] ?? '', ...(match[3] ? { fragment: match[3] } : {}) };
}

/** `[[gil]]`, `[[gil|the lock]]`, `[[task/asyncio]]` or `[[!task]]` in running text. */
export type Bracketed = {
  index: number;
  length: number;
  id: string;
  /** What stands after a slash: a sense of the term, unless a term is called so as a whole, as `I/O` is. */
  sense?: string;
  /** The words to show, where they are given. */
  words?: string;
  link: boolean;
};

const BRACKETS = /\[\[(!?)([^\][|\n]+)(?:\|([^\][\n]+))?\]\]/g;

/** Finds the double brackets of a text, in order. */
export function findBracketed(text: string): Bracketed[] {
  if (!text.includes('[[')) return [];
  return [...text.matchAll(BRACKETS)].map((match) => {
    const target = (match[2] ?? '').trim();
    const plain = match[1] === '!';
    const slash = plain ? -1 : target.indexOf('/');
    const id = slash < 0 ? target : target.slice(0, slash);
    return {
      index: match.index,
      length: match[0].length,
      id,
      ...(slash < 0 ? {} : { sense: target.slice(slash + 1) }),
      ...(match[3] === undefined ? {} : { words: match[3].trim() }),
      link: !plain,
    };
  });
}

/** The literal value of a component's attribute, if it has one. */
export function literalAttribute(node: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  const attribute = node.attributes.find(
    (candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === name,
  );
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}

/** Finds every place in a tree that names an entry, in the order of the text. */
export function findReferences(tree: Root): Reference[] {
  const found: Reference[] = [];
  const add = (node: Nodes, reference: Pick<Reference, 'kind' | 'id' | 'via'> & { sense?: string }) => {
    const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    found.push({ ...reference, line: start.line, column: start.column, endLine: end.line, endColumn: end.column });
  };
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'definition') {
      const entry = entryOfLink((node as Link).url);
      if (entry) add(node, { kind: entry.kind, id: entry.id, via: 'link' });
    } else if (node.type === 'text') {
      for (const bracketed of findBracketed(node.value)) {
        if (!bracketed.link) continue;
        add(placeWithin(node, bracketed), {
          kind: 'term',
          id: bracketed.id,
          ...(bracketed.sense === undefined ? {} : { sense: bracketed.sense }),
          via: 'brackets',
        });
      }
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name === 'Claim') add(node, { kind: 'claim', id: literalAttribute(node, 'id') ?? '', via: 'component' });
      if (node.name === 'Evidence')
        add(node, { kind: 'evidence', id: literalAttribute(node, 'program') ?? '', via: 'component' });
    } else if (node.type === 'code' || node.type === 'inlineCode') return SKIP;
    return undefined;
  });
  return found;
}

/** The place of a part of a text node; exact unless the text before it holds escapes. */
function placeWithin(node: Text, part: { index: number; length: number }): Text {
  const start = node.position?.start;
  if (!start) return node;
  const before = node.value.slice(0, part.index).split('\n');
  const line = start.line + before.length - 1;
  const column = before.length === 1 ? start.column + part.index : (before.at(-1)?.length ?? 0) + 1;
  return { ...node, position: { start: { line, column }, end: { line, column: column + part.length } } };
}

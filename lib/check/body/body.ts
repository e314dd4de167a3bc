import type { Issue } from '#lib/model/issue.ts';
import { findReferences, literalAttribute, type Reference } from '#lib/mdx/references.ts';
import { visit } from 'unist-util-visit';
import type { FileFacts, Mention } from '../facts.ts';
import { issueAt, START } from '../span.ts';
import { checkExpressions, checkModules } from './code.ts';
import { checkComponents } from './components.ts';
import { checkDiagrams, readImages } from './figures.ts';
import { readAnchors } from './headings.ts';
import { checkFootnotes, readLinks } from './links.ts';
import { maskBody } from './mask.ts';
import { type Body, readTree, spanOf } from './tree.ts';

/** What a text says about itself and names. */
export type BodyFacts = Pick<FileFacts, 'mentions' | 'links' | 'anchors' | 'images'> & { issues: Issue[]; whole: boolean };

/** Reads an entry's text: everything it names, and everything that is wrong with it taken alone. */
export function readBody(body: Body): BodyFacts {
  const nothing = { mentions: [], links: [], anchors: [], images: [] };
  const { text, tangled } = maskBody(body.source);
  if (tangled) {
    const line = tangled.line + body.line - 1;
    return { ...nothing, whole: false, issues: [issueAt(body.file, [line, 1, line, 1], 'bodies/tangled', `${tangled.count} ${tangled.what} are too many to be read`, 'Put it in a code fence, or into several paragraphs.')] };
  }
  if (/^[x\s]*$/.test(text)) return { ...nothing, whole: true, issues: [] };
  const { tree, issues, whole } = readTree(body, text);
  if (!tree) return { ...nothing, issues, whole };
  const { links, issues: linkIssues } = readLinks(body, tree);
  const { anchors, issues: anchorIssues } = readAnchors(body, tree);
  const { images, issues: imageIssues } = readImages(body, tree);
  const mdx = body.format === 'mdx' ? checkMdx(body, tree, issues) : [];
  return {
    mentions: readMentions(body, tree),
    links,
    anchors,
    images,
    whole,
    issues: [...mdx, ...linkIssues, ...anchorIssues, ...imageIssues, ...checkDiagrams(body, tree), ...checkFootnotes(body, tree)],
  };
}

/** The rules of MDX. What stands in an import or export is not also said to be an expression or malformed. */
function checkMdx(body: Body, tree: Parameters<typeof findReferences>[0], syntax: Issue[]): Issue[] {
  const modules = checkModules(body, tree);
  const others = [...syntax, ...checkExpressions(body, tree), ...checkComponents(body, tree)];
  return [...modules, ...others.filter((issue) => !modules.some((module) => module.line === issue.line))];
}

/** The entries a text names, each at its exact place. */
function readMentions(body: Body, tree: Parameters<typeof findReferences>[0]): Mention[] {
  const lines = body.source.split('\n');
  const extras = extrasByPlace(body, tree);
  let previous: Reference | undefined;
  return findReferences(tree).flatMap((reference) => {
    // A component without its id is another rule's finding.
    if (reference.via === 'component' && reference.id === '') return [];
    const column = reference.via === 'brackets' ? exactColumn(lines[reference.line - 1] ?? '', reference, previous) : reference.column;
    const length = reference.endColumn - reference.column;
    previous = { ...reference, column, endColumn: column + length };
    const line = reference.line + body.line - 1;
    const span = [line, column, reference.endLine + body.line - 1, reference.via === 'brackets' ? column + length : reference.endColumn] as const;
    const { kind, id, via, sense } = reference;
    return [{ kind, id, via, ...(sense === undefined ? {} : { sense }), ...extras.get(`${line}:${column}`), span }];
  });
}

/** What a component or link says beside the id: the variant of a program, the fragment of an address. */
function extrasByPlace(body: Body, tree: Parameters<typeof findReferences>[0]): Map<string, Pick<Mention, 'variant' | 'fragment'>> {
  const extras = new Map<string, Pick<Mention, 'variant' | 'fragment'>>();
  visit(tree, (node) => {
    const [line, column] = node.position ? spanOf(body, node) : START;
    if (node.type === 'link' && node.url.includes('#')) extras.set(`${line}:${column}`, { fragment: node.url.slice(node.url.indexOf('#') + 1) });
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const variant = node.name === 'Evidence' ? literalAttribute(node, 'variant') : undefined;
    if (variant !== undefined) extras.set(`${line}:${column}`, { variant });
  });
  return extras;
}

/** Where a bracketed term really stands: escapes, quotes and list marks before it shift the tree's count to the left. */
function exactColumn(line: string, reference: Reference, previous: Reference | undefined): number {
  const from = previous?.line === reference.line && previous.via === 'brackets' ? Math.max(reference.column, previous.endColumn) : reference.column;
  const at = line.indexOf(`[[${reference.id}`, from - 1);
  return at < 0 ? reference.column : at + 1;
}

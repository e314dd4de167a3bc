import { findReferences, literalAttribute, type Reference } from '#lib/mdx/references.ts';
import { isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts, Mention } from '../facts.ts';
import { issueAt, shown } from '../span.ts';
import { checkExpressions, checkModules } from './code.ts';
import { checkComponents } from './components.ts';
import { readDiagrams } from './diagrams.ts';
import { findExcess } from './excess.ts';
import { readImages } from './figures.ts';
import { importedIds, readAnchors } from './headings.ts';
import { checkHtml } from './html.ts';
import { checkFootnotes, readLinks } from './links.ts';
import { checkLookalikes } from './lookalikes/lookalikes.ts';
import { maskBody } from './mask.ts';
import { type BodyNodes, nodesOf } from './nodes.ts';
import { type Body, readTree } from './tree.ts';

/** What a text says about itself and names. */
export type BodyFacts = Pick<FileFacts, 'mentions' | 'links' | 'anchors' | 'images'> & {
  issues: Issue[];
  whole: boolean;
};

/** What has none of these names nothing, shows nothing and runs nothing: it need not be read as Markdown. */
const MAY_NAME = /[[<{]|:\/\/|www\.|@|mermaid|^(?:import|export)\b/im;

const NOTHING = { mentions: [], links: [], anchors: [], images: [] };

/**
 * Reads an entry's text: everything it names, and everything that is wrong with it taken alone. A text on which a reader
 * of Markdown or of diagrams fails is a finding too.
 */
export function readBody(body: Body): BodyFacts {
  try {
    return readSound(body);
  } catch (cause) {
    const { message } = cause as Error;
    const hint =
      'Make it simpler: fewer levels, shorter paragraphs; or put what is special about it into a code fence.';
    const said = `reading the text fails: ${shown(message)}`;
    const span = [body.line, 1, body.line, 1] as const;
    return { ...NOTHING, whole: false, issues: [issueAt(body.file, span, 'bodies/unreadable', said, hint)] };
  }
}

function readSound(body: Body): BodyFacts {
  const excess = findExcess(body.source, body.format);
  if (excess) {
    const line = excess.line + body.line - 1;
    const issue = issueAt(body.file, [line, 1, line, 1], 'bodies/excessive', excess.message, excess.hint);
    return { ...NOTHING, whole: false, issues: [issue] };
  }
  const lookalikes = checkLookalikes(body);
  const masked = maskBody(body.source);
  const { text } = masked;
  if (!MAY_NAME.test(text)) return { ...NOTHING, whole: true, issues: lookalikes };
  const { tree, issues, whole } = readTree(body, masked);
  if (!tree) return { ...NOTHING, issues, whole };
  const nodes = nodesOf(tree);
  const { links, issues: linkIssues } = readLinks(body, nodes);
  const own = body.format === 'md' ? importedIds(nodes) : new Set();
  const { anchors, issues: anchorIssues } = readAnchors(body, nodes);
  const { images, issues: imageIssues } = readImages(body, nodes);
  const diagrams = readDiagrams(body, nodes);
  // Where a tag was blanked to read on, what is left of it may look like a link.
  const isSound = (issue: Issue) => !issues.some((fault) => fault.line === issue.line);
  const ofFormat = body.format === 'mdx' ? checkMdx(body, nodes, issues) : checkHtml(body, nodes);
  return {
    mentions: [...readMentions(body, findReferences(tree), nodes), ...diagrams.mentions],
    links: links.filter(({ url }) => !own.has(url.replace(/^#/, ''))),
    anchors,
    images,
    whole,
    issues: [
      ...ofFormat,
      ...linkIssues.filter(isSound),
      ...anchorIssues,
      ...imageIssues,
      ...diagrams.issues,
      ...checkFootnotes(body, nodes),
      ...lookalikes,
    ],
  };
}

/** The rules of MDX. What stands in an import or export is not also said to be an expression or malformed. */
function checkMdx(body: Body, nodes: BodyNodes, syntax: Issue[]): Issue[] {
  const modules = checkModules(body, nodes);
  const others = [...syntax, ...checkExpressions(body, nodes), ...checkComponents(body, nodes)];
  return [...modules, ...others.filter((issue) => !modules.some((module) => module.line === issue.line))];
}

/** The entries a text names, each at its exact place. */
function readMentions(body: Body, references: Reference[], nodes: BodyNodes): Mention[] {
  if (references.length === 0) return [];
  const lines = body.source.split('\n');
  const extras = extrasByPlace(nodes);
  let previous: Reference | undefined;
  return references.flatMap((reference) => {
    const { kind, id, via, sense, line, endLine } = reference;
    // A component without its id, or with one that cannot be, is another rule's finding.
    if (via === 'component' && !isEntryId(id)) return [];
    const extra = extras.get(`${line}:${reference.column}`);
    const column = via === 'brackets' ? exactColumn(lines[line - 1] ?? '', reference, previous) : reference.column;
    const endColumn = via === 'brackets' ? column + reference.endColumn - reference.column : reference.endColumn;
    previous = { ...reference, column, endColumn };
    return [
      {
        kind,
        id,
        via,
        ...(sense === undefined ? {} : { sense }),
        ...extra,
        span: [line + body.line - 1, column, endLine + body.line - 1, endColumn],
      },
    ];
  });
}

/** What a component or link says beside the id, by its place: the variant of a program, the fragment of an address. */
function extrasByPlace({ links, elements }: BodyNodes): Map<string, Pick<Mention, 'variant' | 'fragment'>> {
  const extras = new Map<string, Pick<Mention, 'variant' | 'fragment'>>();
  const keyOf = (node: (typeof links)[number] | (typeof elements)[number]) =>
    `${node.position?.start.line}:${node.position?.start.column}`;
  for (const link of links)
    if (link.url.includes('#')) extras.set(keyOf(link), { fragment: link.url.slice(link.url.indexOf('#') + 1) });
  for (const element of elements) {
    const variant = element.name === 'Evidence' ? literalAttribute(element, 'variant') : undefined;
    if (variant !== undefined) extras.set(keyOf(element), { variant });
  }
  return extras;
}

/** Where a bracketed term really stands: escapes, quotes and list marks before it shift the tree's count to the left. */
function exactColumn(line: string, reference: Reference, previous: Reference | undefined): number {
  const from =
    previous?.line === reference.line && previous.via === 'brackets'
      ? Math.max(reference.column, previous.endColumn)
      : reference.column;
  const at = line.indexOf(`[[${reference.id}`, from - 1);
  return at < 0 ? reference.column : at + 1;
}

import GithubSlugger from 'github-slugger';
import type { Definition, FootnoteDefinition, Heading, Html, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { parse } from 'yaml';
import { parseBody } from '#lib/mdx/parse.ts';
import { toCallouts } from './callouts.ts';

/** A line of words that is bold and alone, or the summary of a `<details>`: a heading below all headings. */
export const BOLD = 7;

/** A heading of a document, and where it stands among the blocks. */
export type Mark = {
  /** The index of its block. */
  at: number;
  /** 1 to 6, or `BOLD`. */
  depth: number;
  /** Its words, code in backticks, without what numbers it. */
  title: string;
  /** The names that links may call it by. */
  anchors: string[];
  line: number;
};

/** A Markdown document: its blocks, its headings, and the notes that its texts may name. */
export type FaqDocument = {
  /** Its path below the folder that is imported. */
  name: string;
  /** The title its front matter gives. */
  title?: string;
  blocks: RootContent[];
  marks: Mark[];
  notes: Map<string, FootnoteDefinition>;
};

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;
const OWN_ID = /\s*\{:?\s*#([\w.:-]+)[^{}]*\}\s*$/;
const NAMED = /<a\s[^>]*?\b(?:name|id)\s*=\s*["']?([\w.:-]+)/gi;

/** Reads a document as Markdown with GFM; nothing in it is run. */
export function readDocument(name: string, source: string): FaqDocument {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const head = FRONT_MATTER.exec(text);
  // Lines stay where they are.
  const body = head ? head[0].replace(/[^\n]/g, '') + text.slice(head[0].length) : text;
  const tree = parseBody(toCallouts(body), 'md');
  resolveReferences(tree);
  const notes = new Map<string, FootnoteDefinition>();
  const blocks = tree.children.flatMap((block): RootContent[] => {
    if (block.type === 'footnoteDefinition') notes.set(block.identifier, block);
    if (block.type === 'footnoteDefinition' || block.type === 'definition') return [];
    return block.type === 'html' ? openHtml(block) : [block];
  });
  const title = titleIn(head?.[1] ?? '');
  return { name, ...(title ? { title } : {}), blocks, marks: marksOf(blocks), notes };
}

/** Links and pictures that name an address elsewhere in the document get it: they may part from it. */
function resolveReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || index === undefined || !parent) return;
    const { url = '', title = null } = definitions.get(node.identifier) ?? {};
    const { position } = node;
    (parent as Parents).children[index] = (
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children, position }
        : { type: 'image', url, title, alt: node.alt, position }
    ) as RootContent;
  });
}

const titleIn = (yaml: string): string | undefined => {
  try {
    const { title } = (parse(yaml) ?? {}) as { title?: unknown };
    return typeof title === 'string' && title.trim() ? title.trim() : undefined;
  } catch {
    return undefined; // front matter of another tool; nothing else of it is wanted
  }
};

/** What HTML says that stands for a heading: `<h3 id="x">`, or a `<details>` by its summary, as a bold line. */
function openHtml(block: Html): RootContent[] {
  const position = block.position ? { position: block.position } : {};
  const heading = /^\s*<h([1-6])\b([^>]*)>([\s\S]*?)<\/h\1>\s*$/i.exec(block.value);
  if (heading) {
    const [, depth, attributes = '', words = ''] = heading;
    const id = /\b(?:id|name)\s*=\s*["']?([\w.:-]+)/.exec(attributes)?.[1];
    return [
      ...(id ? [{ type: 'html' as const, value: `<a id="${id}"></a>`, ...position }] : []),
      { type: 'heading', depth: Number(depth) as Heading['depth'], children: plainWords(words), ...position },
    ];
  }
  const details = /^\s*<details[^>]*>\s*<summary[^>]*>([\s\S]*?)<\/summary>/i.exec(block.value);
  if (!details) return /^\s*<\/details>\s*$/i.test(block.value) ? [] : [block];
  const rest = block.value.slice(details[0].length).replace(/<\/details>\s*$/i, '');
  return [
    { type: 'paragraph', children: [{ type: 'strong', children: plainWords(details[1] ?? '') }], ...position },
    ...(rest.trim() ? [{ ...block, value: rest }] : []),
  ];
}

/** Words in HTML, as Markdown reads them; of its tags only code stays. */
function plainWords(html: string): PhrasingContent[] {
  const [block] = parseBody(
    html
      .replace(/<\/?code>/gi, '`')
      .replace(/\s+/g, ' ')
      .trim(),
    'md',
  ).children;
  return block?.type === 'paragraph' ? block.children.filter(({ type }) => type !== 'html') : [];
}

function marksOf(blocks: readonly RootContent[]): Mark[] {
  const slugger = new GithubSlugger();
  let named: string[] = [];
  return blocks.flatMap((block, at): Mark[] => {
    const children = headingWords(block);
    const ids = [...htmlIn(block).matchAll(NAMED)].map(([, id = '']) => id);
    if (!children) {
      named = block.type === 'html' || ids.length > 0 ? [...named, ...ids] : [];
      return [];
    }
    const written = wordsOf(children);
    const own = OWN_ID.exec(written)?.[1];
    const words = written.replace(OWN_ID, '');
    const anchors = [slugger.slug(words.replaceAll('`', '')), ...(own ? [own] : []), ...named, ...ids];
    named = [];
    const depth = block.type === 'heading' ? block.depth : BOLD;
    return [{ at, depth, title: titleOf(words), anchors, line: block.position?.start.line ?? 1 }];
  });
}

/** The words of a heading, or of a bold line that stands for one. */
export function headingWords(block: RootContent): PhrasingContent[] | undefined {
  if (block.type === 'heading') return (block as Heading).children;
  if (block.type !== 'paragraph') return undefined;
  const [first, ...more] = block.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return first?.type === 'strong' && more.length === 0 ? first.children : undefined;
}

const htmlIn = (block: RootContent): string => {
  let html = '';
  visit(block, 'html', (node) => {
    html += node.value;
  });
  return html;
};

/** Words in a line, code in backticks, HTML and pictures left out. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  let words = '';
  visit({ type: 'paragraph', children: [...nodes] } as RootContent, (node) => {
    if (node.type === 'text') words += node.value;
    else if (node.type === 'inlineCode') words += node.value.includes('`') ? node.value : `\`${node.value}\``;
    else if (node.type === 'break') words += ' ';
    else if (node.type === 'image' || node.type === 'html') return SKIP;
    return undefined;
  });
  return words.replace(/\s+/g, ' ').trim();
}

/** A title without what numbers it (`1.2.`, `Q3:`) and signs of a heading. */
const titleOf = (words: string): string =>
  words
    .replace(/^(?:\d+(?:\.\d+)*[.)]\s+|Q\s?\d*\s*[:.)]\s*|Question\s*\d*\s*[:.)]\s*)+/i, '')
    .replace(/\s*#+$/, '')
    .trim() || words;

/** Whether a list is one of contents: every item is a link to a place in the document. */
export const isContents = (block: RootContent): boolean =>
  block.type === 'list' &&
  block.children.every(({ children }) =>
    children.every((child) =>
      child.type === 'list'
        ? isContents(child)
        : child.type === 'paragraph' &&
          child.children.every((part) =>
            part.type === 'link' ? part.url.startsWith('#') : toString(part).trim() === '' || part.type === 'break',
          ),
    ),
  );

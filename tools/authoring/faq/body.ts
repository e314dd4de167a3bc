import type {
  Blockquote,
  Image,
  Link,
  List,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxExpressionToMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxToMarkdown } from 'mdast-util-mdx-jsx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { SKIP, visit } from 'unist-util-visit';
import { readBody } from '#lib/check/body/body.ts';
import { obey } from '#lib/check/obey.ts';
import { BOLD, headingWords, type Mark, wordsOf } from './document.ts';
import { htmlToMarkdown } from './html.ts';
import type { Lose } from './loss.ts';

/** What a text leads to and shows, in words of the book; nothing where it can lead nowhere. */
export type Places = {
  /** The address a link gets. */
  follow: (url: string, line: number) => string | undefined;
  /** The name a picture gets beside its entry, or the address elsewhere that a link leads to. */
  show: (image: Image, line: number) => { name: string; alt: string } | { href: string } | undefined;
  /** The id of a heading that something links. */
  idOf: (mark: Mark) => string | undefined;
};

/** More cures than this are not tried on one text. */
const MOST_CURES = 40;

/**
 * A text as the book's authors would write it: the same words, without HTML, under headings that begin with `##`.
 * @param line where it stands, for what has no place of its own
 */
export function toBody(
  blocks: readonly RootContent[],
  { marks, line }: { marks: readonly Mark[]; line: number },
  places: Places,
  lose: Lose,
): string {
  const ids = new Map(
    marks.flatMap((mark) => {
      const id = places.idOf(mark);
      return id ? [[mark.line, id] as const] : [];
    }),
  );
  const root: Root = { type: 'root', children: structuredClone([...blocks]) };
  const tree = htmlToMarkdown(root, lose);
  placeHeadings(tree, ids);
  const lineOf = (node: { position?: Root['position'] }) => node.position?.start.line ?? line;
  visit(tree, (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const put = (nodes: RootContent[]) => {
      (parent as Parents).children.splice(index, 1, ...(nodes as never[]));
      return [SKIP, index + nodes.length] as [typeof SKIP, number];
    };
    if (node.type === 'image') return put(toShown(node, places, lineOf(node)));
    if (node.type === 'link') return put(toFollowed(node, places, lineOf(node)));
    if (node.type === 'text') return put(toPlainText(node, lineOf(node), lose));
    if (node.type === 'code') {
      if (node.lang === 'mermaid' && !/accTitle:[\s\S]*accDescr:/.test(node.value)) {
        lose('diagram', lineOf(node), 'mermaid');
        node.lang = 'text';
      }
      node.meta = null;
    }
    return undefined;
  });
  return cured(written(tree));
}

/** Headings begin with `##`, whatever the level they had; those that are linked keep an id. */
function placeHeadings(tree: Root, ids: ReadonlyMap<number, string>): void {
  const depths = tree.children.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const least = Math.min(...depths, BOLD);
  for (const block of tree.children) {
    const words = headingWords(block);
    const last = words?.at(-1);
    if (last?.type === 'text') last.value = last.value.replace(/\s*\{:?\s*#[^{}]*\}\s*$/, '');
    if (block.type !== 'heading') continue;
    block.depth = Math.min(6, block.depth - least + 2) as 2 | 3 | 4 | 5 | 6;
    const id = ids.get(block.position?.start.line ?? 0);
    if (id) block.children.push({ type: 'text', value: ` [#${id}]` });
  }
}

function toShown(image: Image, places: Places, line: number): PhrasingContent[] {
  const shown = places.show(image, line);
  const words = { type: 'text' as const, value: image.alt || 'picture' };
  if (!shown) return image.alt ? [words] : [];
  if ('href' in shown) return [{ type: 'link', url: shown.href, children: [words] }];
  return [{ type: 'image', url: shown.name, alt: shown.alt }];
}

/** A link with its words; where it leads nowhere the words alone. A picture in it becomes its words. */
function toFollowed(link: Link, places: Places, line: number): PhrasingContent[] {
  const children = link.children.flatMap((child): Link['children'] =>
    child.type === 'image' ? [{ type: 'text', value: child.alt || 'picture' }] : [child],
  );
  const url = places.follow(link.url, line);
  if (wordsOf(children) === '') return [];
  return url === undefined ? children : [{ type: 'link', url, children }];
}

/** Signs of other tools: attribute lists and tags go, what looks like a term's brackets is code. */
function toPlainText(text: Text, line: number, lose: Lose): PhrasingContent[] {
  const foreign = /^[ \t]*\{:[^{}\n]*\}[ \t]*\n?|\{%[\s\S]*?%\}|\{\{[<%][\s\S]*?[%>]\}\}/gm;
  const value = text.value.replace(foreign, (tag) => {
    lose('markup', line, tag.trim());
    return '';
  });
  return value.split(/(\[\[[^\][\n]+\]\])/).flatMap((part): PhrasingContent[] => {
    if (part === '') return [];
    return /^\[\[.+\]\]$/.test(part) ? [{ type: 'inlineCode', value: part }] : [{ ...text, value: part }];
  });
}

const OPTIONS = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
  extensions: [gfmToMarkdown(), mdxExpressionToMarkdown(), mdxJsxToMarkdown()],
} as const;

const HEADING_ID = /^(#+ .*) \\\[#([a-z0-9-]+)\]$/gm;
const CALLOUT = /^(>[ \t]*)+\\\[!(note|tip|important|warning|caution)\][ \t]*$/gim;

/** Markdown that the book's own parser reads back as this tree. */
function written(tree: Root): string {
  tidy(tree);
  const text = toMarkdown(tree, OPTIONS as never);
  return text
    .replace(CALLOUT, (line) => line.replace('\\[', '['))
    .replace(HEADING_ID, '$1 [#$2]')
    .trim();
}

/** Takes out blocks that hold nothing any more, and rules at either end. */
function tidy(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (index === undefined || !parent || !isEmpty(node as RootContent)) return undefined;
    (parent as Parents).children.splice(index, 1);
    return [SKIP, index];
  });
  while (tree.children.at(-1)?.type === 'thematicBreak') tree.children.pop();
  while (tree.children[0]?.type === 'thematicBreak') tree.children.shift();
}

function isEmpty(node: RootContent): boolean {
  if (node.type === 'paragraph' || node.type === 'heading')
    return (node as Paragraph).children.every((child) => child.type === 'text' && child.value.trim() === '');
  return (node.type === 'blockquote' || node.type === 'list') && (node as Blockquote | List).children.length === 0;
}

/** Does what cures say of signs that this book reads otherwise, as long as they need no decision. */
function cured(source: string): string {
  let text = source;
  for (let tries = 0; tries < MOST_CURES; tries += 1) {
    const { issues } = readBody({ file: 'text.mdx', format: 'mdx', source: text, line: 1 });
    const next = issues
      .filter(({ hint = '' }) => !hint.includes('…'))
      .map((issue) => obey(text, issue))
      .find((other) => other !== undefined && other !== text);
    if (next === undefined) return text;
    text = next;
  }
  return text;
}

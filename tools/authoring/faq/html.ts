import type { Element, Root as HtmlRoot } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toMdast } from 'hast-util-to-mdast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import type { Lose } from './loss.ts';

/** What of HTML has a form in Markdown; scripts, styles, frames and forms go with all they hold. */
const SCHEMA: Schema = {
  ...defaultSchema,
  attributes: {
    a: ['href'],
    img: ['src', 'alt', 'title'],
    code: [['className', /^language-./]],
    td: ['align'],
    th: ['align'],
    ol: ['start'],
    li: [['className', 'task-list-item']],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
  },
  clobber: [],
  protocols: {},
  strip: [
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'object',
    'svg',
    'math',
    'title',
    'textarea',
    'select',
    'form',
    'button',
  ],
};

/** Elements that hold what a reader sees and Markdown has no form for: they are lost, and said to be. */
const LOST = new Set(['iframe', 'object', 'video', 'audio', 'svg', 'math', 'form', 'table-of-contents']);

const VOID = new Set(['br', 'hr', 'img', 'input', 'source', 'wbr', 'area', 'col', 'embed', 'link', 'meta', 'track']);

/** A text without HTML: what has a form in Markdown gets it, comments and places without words go. */
export function htmlToMarkdown(tree: Root, lose: Lose): Root {
  takeEasy(tree);
  const children: RootContent[] = [];
  for (let at = 0; at < tree.children.length; ) {
    const until = endOfHtml(tree.children, at);
    const blocks = tree.children.slice(at, until);
    children.push(...(blocks.some(holdsHtml) ? converted(blocks, lose) : blocks));
    at = until;
  }
  return { type: 'root', children };
}

/** What needs no reading as HTML: comments, line breaks, and places that links lead to. */
function takeEasy(tree: Root): void {
  visit(tree, 'html', (node, index, parent) => {
    const tags = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim();
    if (!parent || index === undefined) return undefined;
    if (/^<br\s*\/?>$/i.test(tags)) parent.children[index] = { type: 'break' };
    else if (tags === '' || /^(?:<a\s+(?:name|id)=[^<>]*>(?:\s*<\/a>)?\s*)+$/i.test(tags)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    return undefined;
  });
}

function holdsHtml(block: RootContent): boolean {
  let isFound = false;
  visit(block, 'html', () => {
    isFound = true;
    return EXIT;
  });
  return isFound;
}

/** Behind the last of the blocks that one HTML block is open in; the next one for every other block. */
function endOfHtml(blocks: readonly RootContent[], start: number): number {
  let open = 0;
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at] as RootContent;
    if (block.type === 'html') open += opened(block.value);
    if (open <= 0) return at + 1;
  }
  return start + 1; // what is never closed closes with its block
}

/** How many elements a piece of HTML opens and does not close. */
const opened = (html: string): number =>
  [...html.matchAll(/<(\/?)([a-z][\w-]*)\b[^>]*?(\/?)>/gi)].reduce(
    (open, [, closing, name = '', empty]) =>
      closing ? open - 1 : empty || VOID.has(name.toLowerCase()) ? open : open + 1,
    0,
  );

function converted(blocks: RootContent[], lose: Lose): RootContent[] {
  const position = blocks[0]?.position;
  const html = raw(toHast({ type: 'root', children: blocks }, { allowDangerousHtml: true }) as HtmlRoot) as HtmlRoot;
  visit(html, 'element', (element: Element) => {
    if (LOST.has(element.tagName)) lose('markup', position?.start.line ?? 1, `<${element.tagName}>`);
    // Markdown has no keys; a summary is a line above what it opens.
    if (element.tagName === 'kbd' || element.tagName === 'tt') element.tagName = 'code';
    if (element.tagName === 'summary' && wordsIn(element).trim()) {
      element.tagName = 'p';
      element.children = [{ type: 'element', tagName: 'strong', properties: {}, children: element.children }];
    }
  });
  const { children } = toMdast(sanitize(html, SCHEMA) as HtmlRoot, { newlines: true }) as Root;
  for (const block of children)
    visit(block, (node) => {
      if (position) node.position = position;
    });
  return children;
}

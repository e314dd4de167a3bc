import { oneLine } from '#lib/cite/citation.ts';
import { toWellFormed } from '#lib/model/characters.ts';

/** An element or document read from tags; texts are strings. */
type Node = { name: string; attributes: ReadonlyMap<string, string>; children: (Node | string)[] };

/** What is no text of a page: ways about it, controls, scripts, drawings whose words stand in `<title>` and `<desc>`. */
const LEFT_OUT = new Set([
  'nav',
  'script',
  'style',
  'template',
  'button',
  'select',
  'form',
  'output',
  'label',
  'entry-cards',
  'share-link',
  'page-contents',
  'head',
]);

const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'source', 'col']);

/** Elements that stand in a line; every other one begins a block. */
const INLINE = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark q s samp small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
);

const FENCE = /`+/g;

/**
 * Writes a published page as Markdown (CommonMark with GFM's tables): the same words, in the same order, links in full.
 * It is fed the document's tags and texts as they come, so that a page is read once for everything that is made of it.
 */
export class MarkdownWriter {
  readonly #root: Node = { name: '#root', attributes: new Map(), children: [] };
  readonly #open: Node[] = [this.#root];
  #main: Node | undefined;
  /** What the caption of the figure that is being written says. */
  #caption: string | undefined;
  #url = 'http://localhost/';
  readonly #facts = new Map<string, string>();

  start({ name, attributes }: { name: string; attributes: ReadonlyMap<string, string> }): void {
    if (name === 'link' && attributes.get('rel') === 'canonical') this.#url = attributes.get('href') ?? this.#url;
    if (name === 'link' && attributes.get('rel') === 'license') this.#fact('license', attributes.get('href'));
    if (attributes.get('property') === 'article:modified_time') this.#fact('updated', attributes.get('content'));
    const node: Node = { name, attributes, children: [] };
    if (name === 'main') this.#main ??= node;
    this.#open.at(-1)?.children.push(node);
    if (!VOID.has(name)) this.#open.push(node);
  }

  end(name: string): void {
    const at = this.#open.findLastIndex((node) => node.name === name);
    if (at > 0) this.#open.length = at;
  }

  text(text: string): void {
    this.#open.at(-1)?.children.push(toWellFormed(text));
  }

  /** The page's text, after a head of its address, licence and the day it was last changed or checked. */
  toString(): string {
    const head = [['url', this.#url] as const, ...this.#facts].map(([name, value]) => `${name}: ${toYaml(value)}`);
    return `---\n${head.join('\n')}\n---\n\n${this.#blocks(this.#main?.children ?? []).join('\n\n')}\n`;
  }

  #fact(name: string, value: string | undefined): void {
    if (value) this.#facts.set(name, value);
  }

  /** The blocks of a piece of the document; words that stand beside blocks are a paragraph. */
  #blocks(children: readonly (Node | string)[]): string[] {
    const blocks: string[] = [];
    let line: (Node | string)[] = [];
    const endLine = () => {
      const text = this.#line(line);
      if (text) blocks.push(escapeStart(text));
      line = [];
    };
    for (const child of children) {
      if (typeof child !== 'string' && isLeftOut(child)) continue;
      if (typeof child === 'string' || (INLINE.has(child.name) && !hasBlocks(child))) line.push(child);
      else {
        endLine();
        blocks.push(...this.#block(child));
      }
    }
    endLine();
    return blocks;
  }

  #block(node: Node): string[] {
    const { name, children } = node;
    const heading = /^h([1-6])$/.exec(name);
    if (heading) return some(this.#line(children), (text) => `${'#'.repeat(Number(heading[1]))} ${escapeEnd(text)}`);
    if (name === 'pre') return [fenced(node)];
    if (name === 'hr') return ['---'];
    if (name === 'blockquote') return some(this.#blocks(children).join('\n\n'), (text) => prefixed(text, '> ', '> '));
    if (name === 'ul' || name === 'ol') return some(this.#list(node), (text) => text);
    if (name === 'dl') return some(this.#definitions(node), (text) => text);
    if (name === 'table') return this.#table(node);
    if (name === 'figure') {
      const [caption] = descendants(node, 'figcaption');
      this.#caption = caption && textOf(caption).trim();
      const blocks = this.#blocks(children);
      this.#caption = undefined;
      return blocks;
    }
    return this.#blocks(children);
  }

  #list({ name, children, attributes }: Node): string {
    let number = Number(attributes.get('start') ?? 1);
    return elements(children)
      .flatMap((item) => {
        const text = this.#blocks(item.children).join('\n\n');
        if (!text) return [];
        const marker = name === 'ol' ? `${number++}. ` : '- ';
        return [prefixed(text, marker, ' '.repeat(marker.length))];
      })
      .join('\n');
  }

  /** Terms with what is said of each: a list, for Markdown has none of its own. */
  #definitions(list: Node): string {
    const items: string[] = [];
    const groups = elements(list.children).flatMap((child) =>
      child.name === 'div' ? elements(child.children) : [child],
    );
    for (const { name, children } of groups) {
      const text = this.#blocks(children).join('\n\n');
      if (!text) continue;
      if (name === 'dt') items.push(`- **${text}**`);
      else items.push(prefixed(text, '  ', '  '));
    }
    return items.join('\n');
  }

  #table(table: Node): string[] {
    const caption = elements(table.children).find(({ name }) => name === 'caption');
    const rows = descendants(table, 'tr').map((row) =>
      elements(row.children)
        .filter(({ name }) => name === 'td' || name === 'th')
        .map((cell) =>
          this.#blocks(cell.children)
            .join(' ')
            .replace(/[ \t\n]+/g, ' ')
            .replaceAll('|', '\\|'),
        ),
    );
    const [first = [], ...rest] = rows;
    const width = Math.max(0, ...rows.map(({ length }) => length));
    const written = (cells: readonly string[]) =>
      `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
    const text = [written(first), written(Array(width).fill('---')), ...rest.map(written)].join('\n');
    return [...some(caption ? this.#line(caption.children) : '', escapeStart), ...(width > 0 ? [text] : [])];
  }

  /** Words in a line. Elements that touch are set apart when one of them is a link, as their look sets them apart. */
  #line(children: readonly (Node | string)[]): string {
    let text = '';
    let before: Node | string = '';
    for (const child of children) {
      if (typeof child !== 'string' && isLeftOut(child)) continue;
      if (typeof child !== 'string' && typeof before !== 'string' && (child.name === 'a' || before.name === 'a'))
        text += ' ';
      text += typeof child === 'string' ? escapeText(child) : this.#inline(child);
      before = child;
    }
    return text.replace(/[ \t\n]+/g, ' ').trim();
  }

  #inline(node: Node): string {
    const { name, attributes, children } = node;
    if (name === 'br') return ' ';
    if (name === 'img') return `![${escapeText(attributes.get('alt') ?? '')}](${this.#address(attributes.get('src'))})`;
    if (name === 'input')
      return attributes.get('type') !== 'checkbox' ? '' : attributes.has('checked') ? '[x] ' : '[ ] ';
    if (name === 'code') return coded(textOf(node));
    if (name === 'svg') return escapeText(this.#drawing(node));
    const [space, words, after] = apart(this.#padded(children));
    if (!words) return space;
    if (name === 'a' && attributes.has('href'))
      return `${space}[${words}](${this.#address(attributes.get('href'))})${after}`;
    if (name === 'em' || name === 'i' || name === 'dfn') return `${space}*${words}*${after}`;
    if (name === 'strong' || name === 'b') return `${space}**${words}**${after}`;
    return `${space}${words}${after}`;
  }

  /** A drawing in words. A caption says it better, unless it begins with the drawing's title: then it names it. */
  #drawing(svg: Node): string {
    const [title = '', description = ''] = ['title', 'desc'].map((part) =>
      descendants(svg, part).map(textOf).join(' ').trim(),
    );
    if (this.#caption === undefined) return [title, description].filter(Boolean).join('. ');
    return this.#caption.startsWith(title) ? description : '';
  }

  /** A line that keeps the space at its ends: what stands around it decides whether it counts. */
  #padded(children: readonly (Node | string)[]): string {
    const text = this.#line(children);
    const isSpace = (child: Node | string | undefined, at: RegExp) => typeof child === 'string' && at.test(child);
    return `${isSpace(children[0], /^\s/) ? ' ' : ''}${text}${isSpace(children.at(-1), /\s$/) ? ' ' : ''}`;
  }

  #address(href = ''): string {
    const origin = this.#url.slice(0, this.#url.indexOf('/', 8));
    const url = href.startsWith('#') ? this.#url + href : /^\/(?!\/)/.test(href) ? origin + href : href;
    return /[\s()<>]/.test(url) ? `<${url.replaceAll(' ', '%20').replace(/[<>]/g, encodeURIComponent)}>` : url;
  }
}

const some = <T>(text: string, write: (text: string) => T): T[] => (text ? [write(text)] : []);

const elements = (children: readonly (Node | string)[]): Node[] =>
  children.filter((child): child is Node => typeof child !== 'string' && !isLeftOut(child));

const isLeftOut = ({ name, attributes }: Node): boolean => LEFT_OUT.has(name) || attributes.has('hidden');

/** A drawing stands in a line: its title and description are what it says. */
const hasBlocks = ({ name, children }: Node): boolean =>
  name !== 'svg' &&
  children.some((child) => typeof child !== 'string' && (!INLINE.has(child.name) || hasBlocks(child)));

const descendants = (node: Node, name: string): Node[] =>
  elements(node.children).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));

const textOf = ({ children }: Node): string =>
  children.map((child) => (typeof child === 'string' ? child : isLeftOut(child) ? '' : textOf(child))).join('');

/** The space before a text, the text, and the space after it: emphasis and links may not begin or end with one. */
function apart(text: string): [string, string, string] {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return [before, words, after];
}

/** A value of the head: in quotes where YAML would read more than the text. */
const toYaml = (text: string): string => (/^\w(?:\S*[^\s:])?$/.test(text) ? text : JSON.stringify(toWellFormed(text)));

/** Plain text as a line of Markdown: a paragraph, a heading after its signs, the words of a link. */
export const toMarkdownText = (text: string): string => escapeEnd(escapeStart(escapeText(oneLine(text))));

/** Signs at the end of a heading would be taken for its closing ones. */
const escapeEnd = (text: string): string => text.replace(/(?<=^|\s)#+$/, '\\$&');

/** Escapes what CommonMark would read as more than words; an underscore within a word is only that. */
function escapeText(text: string): string {
  const escaped = text.replace(/[\\`*[\]<~]|&(?=#?\w+;)/g, '\\$&');
  return text.includes('_') ? escaped.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_') : escaped;
}

/** Escapes what only at the beginning of a paragraph means more. */
const escapeStart = (text: string): string =>
  text
    .replace(/^([#+>=-]|\d+(?=[.)](?:\s|$)))/, (start) => (/^\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

const longestFence = (text: string): number => Math.max(0, ...(text.match(FENCE) ?? []).map(({ length }) => length));

function coded(text: string): string {
  if (!text.trim()) return '';
  const fence = '`'.repeat(longestFence(text) + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text.replace(/\n/g, ' ')}${space}${fence}`;
}

function fenced(pre: Node): string {
  const text = textOf(pre).replace(/\n$/, '');
  const [code] = descendants(pre, 'code');
  const language = /\blanguage-(\S+)/.exec(code?.attributes.get('class') ?? '')?.[1] ?? '';
  const fence = '`'.repeat(Math.max(3, longestFence(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A text whose first line begins with one prefix and whose others with another; empty lines carry no space. */
const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line ? rest : rest.trimEnd()) + line)
    .join('\n');

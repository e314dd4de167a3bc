import type { Element, ElementContent, Root } from 'hast';

/** A place in a text that links or says an entry: the sentence, and the block it stands in. */
export type Mention = {
  /** The entry's key, as `keyOf` makes it. */
  key: string;
  before: string;
  words: string;
  after: string;
  /** The id of the block, to land on. */
  anchor?: string;
};

const BLOCKS = new Set(['p', 'li', 'td', 'th', 'dd', 'dt', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption']);

/** Collects what a compiled body mentions: every element with `data-entry`, which is taken off again. First mention of an entry only. */
export function collectMentions(tree: Root): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const { block, anchor } of blocksOf(tree)) {
    const named = entryElements(block);
    const text = named.length > 0 ? ownWords(block) : '';
    for (const { element, offset } of named) {
      const key = String(element.properties.dataEntry);
      delete element.properties.dataEntry;
      if (mentions.has(key)) continue;
      mentions.set(key, {
        key,
        ...sentenceAround(text, offset, ownWords(element).length),
        ...(anchor === undefined ? {} : { anchor }),
      });
    }
  }
  return [...mentions.values()];
}

/** The blocks of a tree, and where each can be landed on: its own id, else the nearest around it. */
function* blocksOf(parent: Root | Element, around?: string): Iterable<{ block: Element; anchor: string | undefined }> {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const anchor = typeof child.properties.id === 'string' ? child.properties.id : around;
    if (BLOCKS.has(child.tagName)) yield { block: child, anchor };
    yield* blocksOf(child, anchor);
  }
}

/** What no sentence goes through: blocks inside a block, which speak for themselves, and what is pressed rather than read. */
const isApart = (node: ElementContent): boolean =>
  node.type === 'element' && (BLOCKS.has(node.tagName) || UNREAD.has(node.tagName));

const UNREAD = new Set(['button', 'summary']);

/** The words of an element that are its own. */
const ownWords = ({ children }: Element): string =>
  children
    .map((child) =>
      isApart(child) ? '' : child.type === 'text' ? child.value : child.type === 'element' ? ownWords(child) : '',
    )
    .join('');

/** The elements of a block that name an entry, and where their words begin in the block's own. */
function entryElements(block: Element): { element: Element; offset: number }[] {
  const found: { element: Element; offset: number }[] = [];
  let offset = 0;
  const walk = (nodes: ElementContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') offset += node.value.length;
      else if (node.type === 'element' && !isApart(node)) {
        if (node.properties.dataEntry !== undefined) found.push({ element: node, offset });
        walk(node.children);
      }
    }
  };
  walk(block.children);
  return found;
}

const SENTENCE_END = /[.!?]["”’)]?\s+(?=[\p{Lu}\p{N}"“(`])/gu;

/** The sentence of `text` that holds `length` units from `start`, in three parts; a long one is cut at words. */
export function sentenceAround(
  text: string,
  start: number,
  length: number,
): Pick<Mention, 'before' | 'words' | 'after'> {
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(SENTENCE_END)) {
    const boundary = match.index + match[0].length;
    if (boundary <= start) from = boundary;
    else if (boundary >= start + length) {
      to = boundary;
      break;
    }
  }
  const squeeze = (value: string) => value.replace(/\s+/g, ' ');
  const before = squeeze(text.slice(from, start)).trimStart();
  const after = squeeze(text.slice(start + length, to)).trimEnd();
  return {
    before: before.length > 120 ? `… ${before.slice(before.indexOf(' ', before.length - 110) + 1)}` : before,
    words: squeeze(text.slice(start, start + length)),
    after: after.length > 120 ? `${after.slice(0, after.lastIndexOf(' ', 110))} …` : after,
  };
}

/** A stretch of a page's text that nothing but inline markup interrupts, and the block it stands in. */
export type Piece = {
  text: string;
  block: HTMLElement;
  /** What of the piece a range covers, grown to whole words, and what stands before and after it; nothing when it does not touch it. */
  part(range: Range): { before: string; text: string; after: string } | undefined;
};

const UNSEEN = 'script, style, template, [hidden], button, select, dialog, share-link, [popover]';
const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** The text of an element in pieces, in the order of the page; a mark that stands in the line by itself is one, too. */
export function piecesOf(root: HTMLElement): Piece[] {
  const pieces: Piece[] = [];
  let nodes: Text[] = [];
  let around: Element | null = null;
  const end = () => {
    if (around && nodes.some(({ data }) => data.trim() !== '')) pieces.push(toPiece(nodes, around));
    nodes = [];
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || parent.closest(UNSEEN)) continue;
    const box = boxOf(parent);
    if (box !== around) end();
    around = box;
    nodes.push(node);
  }
  end();
  return pieces;
}

/** The nearest element that is not inline: text inside it is not read together with text outside. */
function boxOf(element: Element): Element {
  let at = element;
  while (at.parentElement && /^(?:inline|contents|ruby)$/.test(getComputedStyle(at).display)) at = at.parentElement;
  return at;
}

function toPiece(nodes: Text[], box: Element): Piece {
  const text = nodes.map(({ data }) => data).join('');
  let block = box as HTMLElement;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
  const offsetOf = (node: Text, offset: number) =>
    nodes.slice(0, nodes.indexOf(node)).reduce((sum, { length }) => sum + length, 0) + offset;
  return {
    text,
    block,
    part(range) {
      const covered = nodes.filter((node) => range.intersectsNode(node));
      const [first] = covered;
      const last = covered.at(-1);
      if (!first || !last) return undefined;
      let from = offsetOf(first, first === range.startContainer ? range.startOffset : 0);
      let to = offsetOf(last, last === range.endContainer ? range.endOffset : last.length);
      if (text.slice(from, to).trim() === '') return undefined;
      while (isWord(text[from]) && isWord(text[from - 1])) from--;
      while (isWord(text[to - 1]) && isWord(text[to])) to++;
      return { before: text.slice(0, from), text: text.slice(from, to), after: text.slice(to) };
    },
  };
}

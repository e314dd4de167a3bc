import { toTextDirective } from '#lib/cite/text-directive.ts';
import { piecesOf } from './pieces.ts';

/** A selected passage: the permanent anchor it stands below, what leads to its words, what it says, and its last block. */
export type SelectedPassage = { id: string; directive: string; quote: string; block: HTMLElement };

/** An anchor made of a text goes when the text changes; see `isPassage` in components/site. */
const OF_TEXT = /-[0-9a-f]{6}$/;

/** The passage that a selection covers, grown to whole words; nothing when it holds no word. */
export function findPassage(selection: Selection): SelectedPassage | undefined {
  const range = selection.getRangeAt(0);
  const pieces = piecesOf(document.body);
  const touched = pieces.flatMap((piece, index) => {
    const part = piece.part(range);
    return part && /[\p{L}\p{N}]/u.test(part.text) ? [{ index, part, block: piece.block }] : [];
  });
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return undefined;
  const before = [...pieces.slice(0, first.index).map(({ text }) => text), first.part.before].join('\n');
  const texts = touched.map(({ part }) => part.text);
  return {
    id: anchorOf(first.block),
    directive: toTextDirective({ pieces: texts, before, after: last.part.after }),
    quote: range.toString().trim() === '' ? texts.join(' ') : quoteOf(touched),
    block: last.block,
  };
}

/** The text of a passage; an empty line wherever a block ends. */
function quoteOf(touched: { part: { text: string }; block: HTMLElement }[]): string {
  return touched
    .map(
      ({ part, block }, index) =>
        `${index === 0 ? '' : block === touched[index - 1]?.block ? ' ' : '\n\n'}${part.text.trim()}`,
    )
    .join('');
}

function anchorOf(element: Element): string {
  let at = element.closest('[id]');
  while (at && OF_TEXT.test(at.id)) at = at.parentElement?.closest('[id]') ?? null;
  return at?.id ?? 'main';
}

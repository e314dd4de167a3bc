import type { CardSpec } from '#lib/publish/card.ts';
import { cardFileOf, drawMissing } from '../build/cards.ts';
import { codeVersion } from '../build/code-version.mjs';

/**
 * A function from the text that describes a card to the file of its picture, which it draws when there is none yet: one
 * after the other and each once, however many ask. Pictures are kept where builds keep theirs, so that the next build
 * publishes them.
 * @param drawn the folder they are kept in
 */
export function cardPictures(drawn?: string): (description: string) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve();
  let version: string | undefined;
  return async (description) => {
    version ??= codeVersion();
    const card = cardFileOf(JSON.parse(description) as CardSpec, version, drawn);
    const turn = last.then(() => drawMissing([card]));
    last = turn.catch(() => {});
    await turn;
    return card.file;
  };
}

/**
 * Labels are data, and the drawing library would read signs in them as syntax, markup or entities. Such signs take
 * the way there and back as characters for private use: U+E000 plus their code.
 */
const PRIVATE = 0xe000;
const SIGNS = /[&\\*~()[\]{}"|<>`]/g;

/** A label as the canonical source holds it; a new line becomes the only markup there is. */
export const encodeLabel = (label: string): string => label.replace(SIGNS, hide).replaceAll('\n', '<br>');

/** A label as one word, for where the library takes no spaces. */
export const encodeWord = (label: string): string => label.replace(/[^\p{L}\p{N}_]/gu, hide);

/** What a text of the drawing stands for. */
export const decodeText = (text: string): string =>
  text.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - PRIVATE));

function hide(sign: string): string {
  const code = sign.charCodeAt(0);
  return code < 0x80 ? String.fromCharCode(PRIVATE + code) : sign;
}

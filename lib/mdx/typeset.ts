import type { Element, Root, Text } from 'hast';
import { typesetPieces } from '#lib/model/typeset.ts';

/** What stands in a line of text; everything else ends one. */
const INLINE = new Set(['a', 'abbr', 'b', 'br', 'del', 'em', 'i', 'ins', 'mark', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u']); // biome-ignore format: a list

/** What is shown as it was written. */
const LITERAL = new Set(['code', 'kbd', 'samp', 'var', 'pre', 'svg', 'math', 'style', 'script']);

/** Sets the marks of running text as print has them, each paragraph for itself; never in code, nor in what an attribute says. */
export function typesetTexts(tree: Root, language: string): void {
  let line: (Text | number)[] = [];
  const endLine = () => {
    const texts = line.filter((piece) => typeof piece !== 'number');
    const set = typesetPieces(
      line.map((piece) => (typeof piece === 'number' ? piece : piece.value)),
      language,
    );
    for (const [index, text] of texts.entries()) text.value = set[index] ?? text.value;
    line = [];
  };
  const enter = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type === 'text') line.push(child);
      if (child.type !== 'element' || isMark(child)) continue;
      if (LITERAL.has(child.tagName)) {
        line.push(1);
        continue;
      }
      const isInline = INLINE.has(child.tagName);
      if (!isInline) endLine();
      enter(child);
      if (!isInline) endLine();
    }
  };
  enter(tree);
  endLine();
}

/** The mark of a claim stands in a sentence and is no part of it. */
const isMark = ({ properties }: Element): boolean =>
  Array.isArray(properties.className) && properties.className.includes('claim-mark');

import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { readDiagram } from '#lib/diagrams/read-diagram.ts';
import type { Body } from '#lib/model/entry.ts';
import { languageOf } from './code.ts';

/** The words of a body as people read them: of a diagram, its title and description, not the source that it is drawn from. */
export const readableText = (parent: Root | Element, format: Body['format']): string =>
  parent.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      return format === 'mdx' && child.tagName === 'pre' ? codeText(child) : readableText(child, format);
    })
    .join('');

/** Code as it stands; a diagram in words, and as code where it is not understood, since it is shown so. */
function codeText(pre: Element): string {
  const [code] = pre.children;
  const source = toString(pre);
  if (code?.type !== 'element' || languageOf(code) !== 'mermaid') return source;
  const { diagram } = readDiagram(source);
  return diagram ? `${diagram.title}: ${diagram.description}\n` : source;
}

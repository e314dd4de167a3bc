import type { Nodes, Root } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

type Of<T extends Nodes['type']> = Extract<Nodes, { type: T }>[];

/** The nodes of a tree that rules ask for, by what they are, in the order of the text: a tree is walked once. */
export type BodyNodes = {
  paragraphs: Of<'paragraph'>;
  headings: Of<'heading'>;
  links: (Extract<Nodes, { type: 'link' }> | Extract<Nodes, { type: 'definition' }>)[];
  images: (Extract<Nodes, { type: 'image' }> | Extract<Nodes, { type: 'imageReference' }>)[];
  code: Of<'code'>;
  texts: Of<'text'>;
  html: Of<'html'>;
  expressions: (MdxTextExpression | MdxFlowExpression)[];
  elements: (MdxJsxFlowElement | MdxJsxTextElement)[];
};

/** Sorts the nodes of a tree. */
export function nodesOf(tree: Root): BodyNodes {
  const nodes: BodyNodes = {
    paragraphs: [],
    headings: [],
    links: [],
    images: [],
    code: [],
    texts: [],
    html: [],
    expressions: [],
    elements: [],
  };
  visit(tree, (node) => {
    if (node.type === 'text') nodes.texts.push(node);
    else if (node.type === 'paragraph') nodes.paragraphs.push(node);
    else if (node.type === 'heading') nodes.headings.push(node);
    else if (node.type === 'link' || node.type === 'definition') nodes.links.push(node);
    else if (node.type === 'image' || node.type === 'imageReference') nodes.images.push(node);
    else if (node.type === 'code') nodes.code.push(node);
    else if (node.type === 'html') nodes.html.push(node);
    else if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') nodes.expressions.push(node);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') nodes.elements.push(node);
  });
  return nodes;
}

import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { common, createLowlight } from 'lowlight';
import { walkElements } from './walk.ts';

const lowlight = createLowlight(common);

/**
 * Highlights code blocks with classes, which both themes colour, and puts each beside its copy button.
 * The button is hidden until `<copy-code>` is defined.
 */
export function decorateCode(tree: Root): void {
  walkElements(tree, (pre, index, parent) => {
    const code = pre.tagName === 'pre' ? pre.children[0] : undefined;
    if (code?.type !== 'element' || code.tagName !== 'code') return undefined;
    const language = languageOf(code);
    if (language && lowlight.registered(language))
      code.children = lowlight.highlight(language, toString(code)).children as Element['children'];
    pre.properties.tabIndex = 0;
    const { id, ...properties } = pre.properties;
    pre.properties = properties;
    parent.children[index] = {
      type: 'element',
      tagName: 'copy-code',
      properties: id ? { id } : {},
      children: [
        pre,
        {
          type: 'element',
          tagName: 'button',
          properties: { type: 'button' },
          children: [{ type: 'text', value: 'Copy' }],
        },
      ],
    };
    return 'skip';
  });
}

/** Code as HTML, highlighted and beside its copy button. */
export function codeHtml(code: string, language: string): string {
  const tree: Root = {
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'pre',
        properties: {},
        children: [
          {
            type: 'element',
            tagName: 'code',
            properties: { className: [`language-${language}`] },
            children: [{ type: 'text', value: code }],
          },
        ],
      },
    ],
  };
  decorateCode(tree);
  return toHtml(tree);
}

/** The language a fence names, if it names one. */
export function languageOf(code: Element): string | undefined {
  const names = code.properties.className;
  const name = Array.isArray(names) ? names.find((candidate) => String(candidate).startsWith('language-')) : undefined;
  return name === undefined ? undefined : String(name).slice('language-'.length);
}

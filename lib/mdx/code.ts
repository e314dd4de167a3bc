import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { common, createLowlight } from 'lowlight';
import { say } from '#lib/words/say.ts';
import { commandsOf, isSession } from './sessions.ts';
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
    const source = toString(code);
    if (language) code.children = highlighted(language, source) ?? code.children;
    pre.properties.tabIndex = 0;
    const commands = isSession(language, source) ? commandsOf(source) : '';
    const { id, ...properties } = pre.properties;
    pre.properties = properties;
    parent.children[index] = {
      type: 'element',
      tagName: 'copy-code',
      properties: { ...(id ? { id } : {}), ...(commands ? { dataCommands: commands } : {}) },
      children: [
        pre,
        {
          type: 'element',
          tagName: 'button',
          properties: { type: 'button' },
          children: [{ type: 'text', value: say('Copy') }],
        },
      ],
    };
    return 'skip';
  });
}

/**
 * What the highlighter can be given: the time it takes for some languages grows with the square, and more, of a line or
 * of words without a sign between them. Minified code and data are no worse without colours.
 */
const isColourable = (code: string): boolean =>
  code.length <= 200_000 && !/[^\n]{501}/.test(code) && !/[^;(){}=:"'#/]{1001}/.test(code);

/** How deep pieces of code may stand in each other; templates in templates go on for ever. */
const MOST_DEPTH = 40;

/** Code in pieces with classes; nothing when the language is unknown, or the code more than the highlighter can take. */
function highlighted(language: string, code: string): ElementContent[] | undefined {
  if (!lowlight.registered(language) || !isColourable(code)) return undefined;
  let pieces: ElementContent[];
  try {
    pieces = lowlight.highlight(language, code).children as ElementContent[];
  } catch (cause) {
    // Its own stack ends where code is nested a thousand levels deep.
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
  return isShallow(pieces) ? pieces : undefined;
}

function isShallow(pieces: ElementContent[]): boolean {
  let level = pieces;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MOST_DEPTH) return false;
    level = level.flatMap((piece) => (piece.type === 'element' ? piece.children : []));
  }
  return true;
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

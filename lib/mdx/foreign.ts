import type { Comment, Element, Root } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import { Parser } from 'htmlparser2';
import { languageOf } from './code.ts';
import { element, text } from './element.ts';
import { walkElements } from './walk.ts';

/**
 * Parses the HTML of a post, and puts what forums say by classes of their own into what HTML has for it: the language of
 * code, spoilers. What comes out is as foreign as before: it is sanitised next.
 */
export function parseForeign(html: string): Root {
  const tree = parseRaw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
  nameLanguages(tree);
  walkElements(tree, (node, index, parent) => {
    if (isSpoiler(node)) parent.children[index] = toDetails(node);
    return node.tagName === 'pre' ? 'skip' : undefined;
  });
  return tree;
}

const classesOf = ({ properties: { className } }: Element): string[] =>
  Array.isArray(className) ? className.map(String) : [];

const LANGUAGE = /^(?:lang|language|highlight-source)-([\w+#.-]{1,30})$/;
const SAID_BEFORE = /^\s*language(-all)?:\s*(?:lang-)?([\w+#.-]{1,30})\s*$/;

/** The language that the classes of some elements name, the nearest first; `none` names none. */
const languageIn = (elements: readonly Element[]): string | undefined =>
  elements
    .flatMap(classesOf)
    .flatMap((name) => LANGUAGE.exec(name)?.[1] ?? [])
    .find((name) => !['none', 'auto', 'default', 'plaintext', 'nohighlight'].includes(name));

/** Gives every block of code one `code` element that names its language, wherever the forum names it. */
function nameLanguages(tree: Root): void {
  let forAll: string | undefined;
  let next: string | undefined;
  const read = ({ value }: Comment) => {
    const [, all, name] = SAID_BEFORE.exec(value) ?? [];
    if (name !== undefined && all) forAll = name;
    else if (name !== undefined) next = name;
  };
  const visit = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type === 'comment') read(child);
      if (child.type !== 'element') continue;
      if (child.tagName !== 'pre') {
        visit(child);
        continue;
      }
      const code = codeOf(child);
      const around = parent.type === 'element' ? [parent] : [];
      const language = languageOf(code) ?? languageIn([code, child, ...around]) ?? next ?? forAll;
      code.properties = language && language !== 'none' ? { className: [`language-${language.toLowerCase()}`] } : {};
      next = undefined;
    }
  };
  visit(tree);
}

/** The code of a block; one that has none around its text gets it. */
function codeOf(pre: Element): Element {
  const [only, ...others] = pre.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (only?.type === 'element' && only.tagName === 'code' && others.length === 0) {
    pre.children = [only];
    return only;
  }
  const code = element('code', {}, pre.children);
  pre.children = [code];
  return code;
}

const isSpoiler = (node: Element): boolean =>
  ['blockquote', 'div'].includes(node.tagName) && classesOf(node).some((name) => /^spoil(?:er|ed)$/.test(name));

const toDetails = (node: Element): Element =>
  element('details', {}, [element('summary', {}, [text('Spoiler')]), ...node.children]);

/** No text that people wrote has elements in each other so deep; parsing multiplies those that are left open. */
const MOST_DEPTH = 100;

/** Whether the elements of some HTML lie deeper in each other than any text needs, as in a text made to exhaust its reader. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  let most = 0;
  if (html.split('<', MOST_DEPTH + 2).length <= MOST_DEPTH + 1) return false;
  const parser = new Parser({
    onopentag: () => {
      depth += 1;
      most = Math.max(most, depth);
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  parser.write(html); // not `end`, which would close what is open one by one
  return most > MOST_DEPTH;
}

/** The words of a foreign text without its markup, for one that cannot be drawn. */
export function wordsAlone(text: string): Root {
  const words: string[] = [];
  const parser = new Parser({ ontext: (part) => void words.push(part) });
  parser.write(text);
  return { type: 'root', children: [element('p', {}, [{ type: 'text', value: words.join('').slice(0, MOST_WORDS) }])] };
}

const MOST_WORDS = 50_000;

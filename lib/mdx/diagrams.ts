import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Diagram, DiagramLine } from '#lib/diagrams/diagram.ts';
import { drawDiagram } from '#lib/diagrams/draw-diagram.ts';
import { readDiagram } from '#lib/diagrams/read-diagram.ts';
import { toTermLink } from '#lib/glossary/link-terms.ts';
import { diagramAnchor } from '#lib/model/anchors.ts';
import { say } from '#lib/words/say.ts';
import { languageOf } from './code.ts';
import { element, text } from './element.ts';
import { entryOfLink } from './references.ts';
import type { LinkTarget } from './to-hast.ts';
import { walkElements } from './walk.ts';

/** What drawing needs to know of the book and the body. */
export type DrawOptions = { anchor: string; findTarget: (kind: string, id: string) => LinkTarget | undefined };

/**
 * Draws the fenced `mermaid` blocks of a body, each with what it says in words folded below it. One that something is
 * wrong with, which `check` says, stays code.
 */
export function drawDiagrams(tree: Root, { anchor, findTarget }: DrawOptions): void {
  let count = 0;
  const toLink = (link: string, words: string): Element | undefined => {
    const entry = entryOfLink(link);
    const target = entry && findTarget(entry.kind, entry.id);
    if (!entry || !target) return undefined;
    if (entry.kind === 'term') return toTermLink(target.href, target.key.slice('term/'.length), words);
    const fragment = entry.fragment ? `#${entry.fragment}` : '';
    return element('a', { href: target.href + fragment, dataEntry: target.key }, [text(words)]);
  };
  walkElements(tree, (pre, index, parent) => {
    const code = pre.tagName === 'pre' ? pre.children[0] : undefined;
    if (code?.type !== 'element' || languageOf(code) !== 'mermaid') return undefined;
    const { diagram } = readDiagram(toString(code));
    const id = diagramAnchor(anchor, count + 1);
    const svg =
      diagram &&
      drawDiagram(diagram, id, (link) => {
        const around = toLink(link, '');
        // The list below is where the body mentions the entry: its items are sentences.
        if (around) delete around.properties.dataEntry;
        return around;
      });
    if (!diagram || !svg) return 'skip';
    count += 1;
    parent.children[index] = element('figure', { ...pre.properties, className: ['diagram'] }, [
      element('section', { className: ['picture'], tabIndex: 0, ariaLabel: diagram.title }, [svg]),
      enlarged(diagram, svg, id),
      element('figcaption', {}, [
        text(`${diagram.title} `),
        button(say('Enlarge'), `${id}-large`),
        inWords(diagram, toLink),
      ]),
    ]);
    return 'skip';
  });
}

/** A list of all edges and parts; the picture's own title and description are above it. */
function inWords({ lines }: Diagram, toLink: (link: string, words: string) => Element | undefined): Element {
  const item = (line: DiagramLine) =>
    line.map((piece) => {
      const words = (typeof piece === 'string' ? piece : piece.label).replaceAll('\n', ' ');
      return (typeof piece === 'string' ? undefined : toLink(piece.link ?? '', words)) ?? text(words);
    });
  return element('details', {}, [
    element('summary', {}, [text(say('In words'))]),
    element(
      'ul',
      {},
      lines.map((line) => element('li', {}, item(line))),
    ),
  ]);
}

/** The same picture at twice its size, over the page, shown by the browser itself. */
function enlarged({ title }: Diagram, { properties: { viewBox, width, height } }: Element, id: string): Element {
  const large = { viewBox, width: 2 * Number(width), height: 2 * Number(height), ariaHidden: 'true' };
  return element('div', { id: `${id}-large`, popover: '', role: 'dialog', ariaLabel: title, tabIndex: 0 }, [
    button(say('Close'), `${id}-large`),
    element('svg', large, [element('use', { href: `#${id}` }, [])]),
  ]);
}

const button = (words: string, popovertarget: string): Element =>
  element('button', { type: 'button', popovertarget }, [text(words)]);

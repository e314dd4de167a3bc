import type { ElementContent, Root as HastRoot } from 'hast';
import type { Link, LinkReference, Root, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { toTermLink } from '#lib/glossary/link-terms.ts';
import { saysAnchor } from '#lib/model/anchors.ts';
import { followLink } from '#lib/model/link.ts';
import { say } from '#lib/words/say.ts';
import { element, text } from './element.ts';
import { toFigurePlace } from './evidence.ts';
import { entryOfLink, findBracketed, literalAttribute } from './references.ts';
import { type FindForeign, sanitise } from './sanitise.ts';
import { drawTasks } from './tasks.ts';

/** An entry as a text can link it. */
export type LinkTarget = { href: string; key: string };

/** What turning a body into HTML needs to know of the book. */
export type ToHastOptions = {
  /** The anchor of the entry whose body this is; ids made here begin with it. */
  anchor: string;
  format: 'mdx' | 'md';
  /** Finds what `q:…`, `claim:…`, `[[…]]` and so on name; nothing when it is missing, which `check` says. */
  findTarget: (kind: string, id: string) => LinkTarget | undefined;
  /** What the mark of a claim says: its status for machines, and the words a reader sees, such as `holds` or `rightly denied`. */
  markOf: (claim: string) => { status: string; words: string } | undefined;
  /** Where a path below the site's root is, as the browser sees it. */
  hrefOf: (address: string) => string;
  findForeign: FindForeign;
};

/** Turns a Markdown tree into an HTML tree: entry links, terms in brackets and our components become plain HTML. */
export function bodyToHast(tree: Root, options: ToHastOptions): HastRoot {
  const handlers = toHandlers(options);
  const hast = toHast(tree, {
    handlers,
    allowDangerousHtml: options.format === 'md',
    clobberPrefix: `${options.anchor}-`,
    footnoteLabel: say('Notes'),
    footnoteLabelTagName: 'p',
    footnoteLabelProperties: { className: ['notes-title'] },
    footnoteBackContent: '↩',
  }) as HastRoot;
  drawTasks(hast);
  return options.format === 'mdx' ? hast : sanitise(hast, options.anchor, options.findForeign);
}

function toHandlers({ anchor, format, findTarget, findForeign, markOf, hrefOf }: ToHastOptions): Handlers {
  const marked = new Set<string>();
  const places = new Set<string>();

  const component = (state: State, node: MdxJsxFlowElement | MdxJsxTextElement): ElementContent[] => {
    const children = state.all(node as never) as ElementContent[];
    if (node.name === 'Evidence') return node.type === 'mdxJsxFlowElement' ? toFigurePlace(node, anchor, places) : [];
    const id = node.name === 'Claim' ? literalAttribute(node, 'id') : undefined;
    const target = id === undefined ? undefined : findTarget('claim', id);
    const mark = id === undefined ? undefined : markOf(id);
    // A claim that is missing leaves its words.
    if (id === undefined || !target || !mark) return children;
    const says = saysAnchor(anchor, id);
    const isFirst = !marked.has(id);
    marked.add(id);
    return [
      element(
        'span',
        {
          className: ['claim'],
          ...(isFirst ? { id: says } : {}),
          dataStatus: mark.status,
          dataEntry: target.key,
        },
        children,
      ),
      element('a', { className: ['claim-mark'], href: target.href, dataStatus: mark.status }, [
        element('span', { className: ['visually-hidden'] }, [text(say(' (claim: '))]),
        text(mark.words),
        element('span', { className: ['visually-hidden'] }, [text(')')]),
      ]),
    ];
  };

  const link = (state: State, node: Link): ElementContent | ElementContent[] => {
    const children = state.all(node);
    const entry = entryOfLink(node.url);
    const title = node.title ? { title: node.title } : {};
    if (entry) {
      const target = findTarget(entry.kind, entry.id);
      if (!target) return children;
      const fragment = entry.fragment ? `#${entry.fragment}` : '';
      return element(
        'a',
        {
          href: target.href + fragment,
          dataEntry: target.key,
          ...title,
          ...(entry.kind === 'term' ? { className: ['term'], dataTerm: entry.id } : {}),
        },
        children,
      );
    }
    const followed = followLink(node.url);
    // What may not be followed, such as javascript:, is no link.
    if (!followed) return children;
    const { href, leads } = followed;
    const own = leads === 'away' && format === 'md' ? findForeign(href) : undefined;
    if (own) return element('a', { href: own.href, dataEntry: own.key, ...title }, children);
    if (leads === 'away') return element('a', { href, className: ['external'], rel: ['external'], ...title }, children);
    return element('a', { href: href.startsWith('/') ? hrefOf(href) : href, ...title }, children);
  };

  const linkReference = (state: State, node: LinkReference): ElementContent | ElementContent[] => {
    const definition = state.definitionById.get(node.identifier.toUpperCase());
    if (!definition) return state.all(node);
    return link(state, { type: 'link', url: definition.url, title: definition.title ?? null, children: node.children });
  };

  const plainText = (_state: State, node: Text): ElementContent[] => {
    const pieces: ElementContent[] = [];
    let from = 0;
    for (const bracketed of findBracketed(node.value)) {
      if (bracketed.index > from) pieces.push(text(node.value.slice(from, bracketed.index)));
      from = bracketed.index + bracketed.length;
      const { id, sense, words, link } = bracketed;
      const name = `${id}/${sense}`;
      const whole = link && sense ? findTarget('term', name) : undefined;
      const target = whole ?? (link ? findTarget('term', id) : undefined);
      if (target) {
        const term = target.key.slice('term/'.length);
        const termLink = toTermLink(
          target.href,
          sense && !whole ? `${term}/${sense}` : term,
          words ?? (whole ? name : id),
        );
        termLink.properties.dataEntry = target.key;
        pieces.push(termLink);
      } else pieces.push(element('span', { dataUnlinked: '' }, [text(words ?? id)]));
    }
    if (from < node.value.length) pieces.push(text(node.value.slice(from)));
    return pieces;
  };

  const nothing = () => [];
  return {
    link: link as never,
    linkReference: linkReference as never,
    text: plainText as never,
    mdxJsxTextElement: component as never,
    mdxJsxFlowElement: component as never,
    mdxTextExpression: nothing as never,
    mdxFlowExpression: nothing as never,
  };
}

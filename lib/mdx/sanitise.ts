import { randomUUID } from 'node:crypto';
import type { Element, Nodes, Root } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { importedAnchor } from '#lib/model/anchors.ts';
import { followLink } from '#lib/model/link.ts';
import { walkElements } from './walk.ts';

/** Loads or shows what is not the book's, asks for input, or is only for the site's own scripts. */
const LEFT_OUT = new Set(['picture', 'source', 'input']);

/** Finds the entry that tells what stands at an address of another site; nothing when the book has none. */
export type FindForeign = (address: string) => { href: string; key: string } | undefined;

/**
 * What HTML in an imported text may hold: words and their structure. No class but the language of code, no role, no
 * `aria-` or `data-` attribute: those are how the book says what only the book says.
 */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => !LEFT_OUT.has(name)), 'section'],
  attributes: {
    '*': ['title', 'lang', 'dir', 'id', 'dataSeal'],
    a: ['href', 'name'],
    code: [['className', /^language-[\w+#.-]+$/]],
    td: ['align', ['colSpan', /^\d\d?$/], ['rowSpan', /^\d\d?$/]],
    th: ['align', ['colSpan', /^\d\d?$/], ['rowSpan', /^\d\d?$/], 'scope'],
    ol: ['start'],
    // Left to `placeImages`, which lets none load that is not the book's.
    img: ['src', 'alt'],
  },
  // Ids and links are seen to below.
  clobber: [],
  protocols: {},
  required: {},
  strip: ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'title', 'textarea', 'select'],
};

/**
 * Parses the HTML in an imported text, and takes everything out of it that could run, load, or pass for something of the
 * book's. What Markdown made keeps all that it has: the parser, which knows nothing of where an element came from, is
 * given it under a seal that no text can know.
 * @param anchor the text's; ids of it begin with it
 */
export function sanitise(tree: Root, anchor: string, findForeign: FindForeign): Root {
  const seal = randomUUID();
  const made: Element['properties'][] = [];
  walkElements(tree, (element) => {
    made.push(element.properties);
    element.properties = { dataSeal: `${seal} ${made.length - 1}` };
  });
  const clean = sanitize(holdsHtml(tree) ? parseRaw(tree) : tree, SCHEMA) as Root;
  const ids = new Set<string>();
  walkElements(clean, (element) => {
    const [word, number] = String(element.properties.dataSeal ?? '').split(' ');
    element.properties =
      word === seal ? (made[Number(number)] ?? {}) : toForeign(element.properties, anchor, findForeign);
    // Where HTML is badly nested, the parser makes two of one.
    keepFirstId(element, ids);
  });
  return clean;
}

/** Takes out of the HTML of a post what `sanitise` takes out. */
export function sanitisePost(tree: Root, anchor: string, findForeign: FindForeign): Root {
  const clean = sanitize(tree, SCHEMA) as Root;
  const ids = new Set<string>();
  walkElements(clean, (element) => {
    element.properties = toForeign(element.properties, anchor, findForeign);
    keepFirstId(element, ids);
  });
  return clean;
}

function keepFirstId(element: Element, ids: Set<string>): void {
  const { id, ...others } = element.properties;
  if (ids.has(String(id))) element.properties = others;
  else if (id) ids.add(String(id));
}

const holdsHtml = (node: Nodes): boolean =>
  node.type === 'raw' || ('children' in node && node.children.some(holdsHtml));

/** The attributes of an element that came as HTML: its id where it can be none of ours, its link when it may be followed. */
function toForeign(
  { dataSeal, id, name, href, ...others }: Element['properties'],
  anchor: string,
  findForeign: FindForeign,
): Element['properties'] {
  const own = String(id ?? name ?? '');
  const link = href === undefined ? undefined : followLink(String(href));
  const target = link?.leads === 'away' ? findForeign(link.href) : undefined;
  const kept = { ...others, ...(/^[\w.:-]{1,80}$/.test(own) ? { id: importedAnchor(anchor, own) } : {}) };
  if (target) return { ...kept, href: target.href, dataEntry: target.key };
  return {
    ...kept,
    ...(link ? { href: link.href } : {}),
    ...(link?.leads === 'away' ? { className: ['external'], rel: ['external'] } : {}),
  };
}

/** Links of an imported text to its own places follow the ids there, which were given the anchor of the text. */
export function leadToOwn(tree: Root, anchor: string): void {
  const ids = new Set<string>();
  walkElements(tree, ({ properties: { id } }) => id && ids.add(String(id)));
  walkElements(tree, ({ properties }) => {
    const { href } = properties;
    if (typeof href !== 'string' || !href.startsWith('#')) return;
    const own = importedAnchor(anchor, href.slice(1));
    if (ids.has(own)) properties.href = `#${own}`;
  });
}

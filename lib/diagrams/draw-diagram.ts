import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import type { Diagram } from './diagram.ts';
import { decodeText } from './encode.ts';
import { extentOf } from './extent.ts';

/** How the library's colours are called on our pages. They follow the theme; forced colours and print are set there too. */
const PAINTS: Record<string, string> = {
  '--bg': 'var(--paper)',
  '--_text': 'currentColor',
  '--_text-sec': 'var(--label)',
  '--_text-muted': 'var(--label)',
  '--_text-faint': 'var(--label)',
  '--_line': 'var(--label)',
  '--_arrow': 'var(--label)',
  '--_node-fill': 'var(--inset)',
  '--_node-stroke': 'var(--edge)',
  '--_group-fill': 'none',
  '--_group-hdr': 'var(--inset)',
  '--_inner-stroke': 'none',
  '--_key-badge': 'var(--paper)',
};

/** Space around a drawing, in pixels: for the outline of a focused link. */
const EDGE = 6;

/** The library writes 11 and 13 px; our small text has 14.4. */
const SCALE = 1.1;

/** A picture wider than this is never shrunk, for then it could not be read; it scrolls. */
const MAX_SHRUNK = 720;

const NUMBER = /^-?[\d.]+(?:em)?$/;
const NUMBERS = /^[-\d., ]+$/;
const PAINT = /^(?:none|var\(--_?[a-z-]+\))$/;
const MARKER = /^url\(#[a-z-]+\)$/;
const sized = (...names: string[]): [string, RegExp][] => names.map((name) => [name, NUMBER]);

/** All that may be in a drawing; its style sheet, fonts, and whatever the library may add one day, are left out. */
const DRAWING: Schema = {
  ...defaultSchema,
  tagNames: ['svg', 'defs', 'marker', 'g', 'rect', 'circle', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  attributes: {
    '*': [
      ...sized('x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dy', 'width', 'height'),
      ...sized('strokeWidth', 'fontSize', 'fontWeight', 'markerWidth', 'markerHeight', 'refX', 'refY'),
      ['fill', PAINT],
      ['stroke', PAINT],
      ['strokeDashArray', NUMBERS],
      ['strokeLineJoin', 'round'],
      ['points', NUMBERS],
      ['viewBox', NUMBERS],
      ['textAnchor', 'start', 'middle', 'end'],
      ['fontStyle', 'italic'],
      ['markerStart', MARKER],
      ['markerEnd', MARKER],
      ['orient', 'auto', 'auto-start-reverse'],
      ['className', 'mono'],
      ['id', /^[a-z-]+$/],
      'dataId',
    ],
  },
  ancestors: {},
  required: {},
  clobber: [],
  strip: ['style', 'script', 'title'],
};

/**
 * Draws a diagram as SVG: nothing in it but listed elements and attributes, colours by the page's variables, no
 * style sheet. Ids begin with `prefix`. `toLink` makes the link around a node that leads somewhere.
 *
 * Nothing comes back when the library cannot lay the diagram out.
 */
export function drawDiagram(
  { kind, source, title, description, nodes }: Diagram,
  prefix: string,
  toLink: (link: string) => Element | undefined,
): Element | undefined {
  let markup: string;
  try {
    markup = renderMermaidSVG(source, { padding: 8, transparent: true });
  } catch {
    return undefined;
  }
  const parsed = raw({ type: 'root', children: [{ type: 'raw', value: markup }] } as Root);
  const svg = (sanitize(parsed, DRAWING) as Root).children.find((child) => child.type === 'element');
  if (svg?.tagName !== 'svg') return undefined;
  const links = new Map(nodes.flatMap(({ key, link }) => (link ? [[key, link] as const] : [])));
  const linked = new Map<string, Element>();
  const tidy = (parent: Element): Element['children'] =>
    parent.children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') {
        // Our own labels have no such sign left in them: this is what the library says of an entity without attributes.
        if (child.value === '(no attributes)') return [];
        return child.value.trim() === '' ? [] : [{ type: 'text', value: decodeText(child.value) }];
      }
      if (child.type !== 'element') return [];
      const { dataId, ...properties } = child.properties;
      const link = toLink(links.get(String(dataId)) ?? '');
      child.properties = toOurs(properties, prefix);
      child.children = tidy(child);
      if (!link) return [child];
      showLink(child);
      linked.set(String(dataId), { ...link, children: [child] });
      return [];
    });
  // Lines of life go below everything, or they cross the titles of loops.
  if (kind === 'sequence') svg.children.sort((a, b) => Number(isLine(b)) - Number(isLine(a)));
  const { left, top, right, bottom } = extentOf(svg);
  const names = { title: `${prefix}-title`, description: `${prefix}-description` };
  const drawing: ElementContent[] = [
    element('title', { id: names.title }, [{ type: 'text', value: title }]),
    element('desc', { id: names.description }, [{ type: 'text', value: description }]),
    ...tidy(svg),
  ];
  const [width, height] = [Math.ceil(right - left) + 2 * EDGE, Math.ceil(bottom - top) + 2 * EDGE];
  const frame = {
    id: prefix,
    viewBox: `${Math.floor(left) - EDGE} ${Math.floor(top) - EDGE} ${width} ${height}`,
    width: Math.round(SCALE * width),
    height: Math.round(SCALE * height),
    ...(SCALE * width > MAX_SHRUNK ? { className: ['wide'] } : {}),
  };
  const said = { role: 'img', ariaLabelledBy: [names.title], ariaDescribedBy: [names.description] };
  // In the order in which the author named them: the keyboard goes from one to the next.
  const inOrder = nodes.flatMap(({ key }) => linked.get(key) ?? []);
  // An image has no parts to those who do not see it, so links stand beside it.
  if (linked.size === 0) return element('svg', { ...frame, ...said }, drawing);
  return element('svg', frame, [element('svg', { ...said, overflow: 'visible' }, drawing), ...inOrder]);
}

const isLine = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'line';

/** Gives the name of a node that leads somewhere the look of a link. */
function showLink(node: Element): void {
  for (const child of node.children)
    if (child.type === 'element' && child.tagName === 'text' && child.properties.fill === 'currentColor')
      Object.assign(child.properties, { fill: 'var(--accent)', textDecoration: 'underline' });
}

/** The library's attributes as our pages have them: our colours and fonts, own ids, numbers to a tenth of a pixel. */
function toOurs({ className, ...properties }: Element['properties'], prefix: string): Element['properties'] {
  const ours: Element['properties'] = {};
  for (const [name, value] of Object.entries(properties))
    ours[name] = String(value)
      .replace(/var\((--[\w-]+)\)/, (_, paint) => PAINTS[paint] ?? 'currentColor')
      .replace(/url\(#/, `url(#${prefix}-`)
      .replace(/\d+\.\d{2,}(?!\d|em)/g, (number) => String(Math.round(Number(number) * 10) / 10));
  // The library hides the diamonds of classes behind their boxes.
  if (ours.refX === '0') ours.refX = ours.markerWidth;
  if (ours.id) ours.id = `${prefix}-${ours.id}`;
  if (Array.isArray(className) && className.includes('mono')) ours.fontFamily = 'var(--mono)';
  // Words beside a line, and not in a box: other lines may cross them.
  else if (ours.fontWeight === '400')
    Object.assign(ours, { stroke: 'var(--paper)', strokeWidth: 4, paintOrder: 'stroke' });
  return ours;
}

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

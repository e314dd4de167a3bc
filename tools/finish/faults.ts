import type { Tag } from './tags.ts';

/** Attributes that make the browser ask for something, by element; `*` is every element. */
const REQUESTS: Record<string, readonly string[]> = {
  '*': ['src', 'srcset', 'poster', 'background', 'imagesrcset', 'ping'],
  link: ['href'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
  feimage: ['href', 'xlink:href'],
  object: ['data'],
};

/** What a `<link>` of these kinds only names; the browser does not fetch it. */
const NAMING_LINKS = new Set([
  'canonical',
  'alternate',
  'author',
  'license',
  'next',
  'prev',
  'me',
  'help',
  'search',
  'describedby',
]);

/** Elements that no page of the book has. */
const FOREIGN_ELEMENTS = new Set(['iframe', 'frame', 'object', 'embed', 'applet', 'base', 'portal']);

/** Why a tag may not be published, or nothing when it may. */
export function findFault({ name, attributes }: Tag): string | undefined {
  if (name === 'style') return 'a style element: the policy allows none; write it in a .styles.css file';
  if (FOREIGN_ELEMENTS.has(name)) return `<${name}>: the policy allows none`;
  if (name === 'template' && attributes.get('id')?.startsWith('B:'))
    return 'a boundary that React fills in by script: nothing may suspend';
  if (attributes.has('hidden') && attributes.get('id')?.startsWith('S:'))
    return 'a part that React moves into place by script: nothing may suspend';
  if (name === 'meta' && attributes.has('http-equiv'))
    return `<meta http-equiv="${attributes.get('http-equiv')}">: finish writes the only one`;
  if (name === 'meta' && attributes.get('name')?.toLowerCase() === 'referrer')
    return '<meta name="referrer">: finish writes the only one';
  for (const [attribute, value] of attributes) {
    if (attribute === 'style') return 'a style attribute: the policy allows none; use a class or an SVG attribute';
    if (/^on[a-z]/.test(attribute))
      return `the attribute ${attribute}: nothing runs inline; listen in a .element.ts file`;
    if (/^\s*(javascript|vbscript):/i.test(value) && /href|action|src/.test(attribute))
      return `a ${attribute} that runs a script`;
    if (isRequest(name, attribute, attributes) && addressesIn(attribute, value).some(isElsewhere))
      return `a request that the policy refuses: ${attribute}="${value}"`;
  }
  return undefined;
}

function isRequest(name: string, attribute: string, attributes: ReadonlyMap<string, string>): boolean {
  if (name === 'link' && attribute === 'href')
    return !attributes
      .get('rel')
      ?.toLowerCase()
      .split(/\s+/)
      .every((rel) => NAMING_LINKS.has(rel));
  return Boolean(REQUESTS['*']?.includes(attribute) || REQUESTS[name.toLowerCase()]?.includes(attribute));
}

const addressesIn = (attribute: string, value: string): string[] =>
  attribute.endsWith('srcset') ? value.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '') : [value.trim()];

const isElsewhere = (address: string): boolean => /^([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address);

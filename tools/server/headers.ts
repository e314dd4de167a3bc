import { FIRST_FILE } from '#lib/search/first-file.ts';
import { Failure } from '../command.ts';
import { HEADER_POLICY, REFERRER_POLICY } from '../finish/policy.ts';
import { TYPES_OF_NAMES } from './content-types.ts';

/**
 * Headers for the paths that a pattern names; `*` at its end stands for anything. All rules that fit apply, later ones win,
 * and `null` takes a header away.
 */
export type HeaderRule = { pattern: string; headers: Record<string, string | null> };

const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** What browsers offer and no page of the book uses; copying, the one thing that is, goes unnamed. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Headers that say something of documents and workers; below styles they are half a kilobyte that no browser reads. */
const OF_DOCUMENTS = {
  'Content-Security-Policy': HEADER_POLICY,
  'Referrer-Policy': REFERRER_POLICY,
  'Permissions-Policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Headers of what only our own pages load: no page of another site runs it, or learns of it by trying. */
const OF_PARTS = { 'Cross-Origin-Resource-Policy': 'same-origin', ...FOR_EVER };

/**
 * The headers of the published site. What every page needs before its first paint is named in the header, so that a
 * browser asks for it while it still reads the page: a policy in a `<meta>` keeps it from looking ahead by itself.
 * @param base the path below which the site is served, without its last slash
 * @param folders the folders at the top that hold pages, such as `q`
 * @param preloads values of `Link`, such as `</a.css>; rel=preload; as=style`
 */
export const headerRules = (base = '', folders: string[] = [], preloads: string[] = []): HeaderRule[] => [
  {
    pattern: `${base}/*`,
    headers: {
      ...OF_DOCUMENTS,
      'X-Content-Type-Options': 'nosniff',
      // Cards, pictures, feeds and data are made to be used elsewhere, and stand beside the pages they are of.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  },
  ...['_assets', '_search'].map((folder) => ({ pattern: `${base}/${folder}/*`, headers: OF_PARTS })),
  {
    pattern: `${base}/_styles/*`,
    headers: { ...Object.fromEntries(Object.keys(OF_DOCUMENTS).map((name) => [name, null])), ...OF_PARTS },
  },
  // It is asked for when the search is pointed at and read a moment later; one that is old is noticed by what it names.
  { pattern: `${base}${FIRST_FILE}`, headers: { 'Cache-Control': 'public, max-age=60' } },
  ...(preloads.length > 0 ? [`${base}/`, ...folders.map((folder) => `${base}/${folder}/*`)] : []).map((pattern) => ({
    pattern,
    headers: { Link: preloads.join(', ') },
  })),
];

/** Cloudflare Pages reads a hundred rules; a thread's own feed goes by its ending. */
const MOST_FEEDS = 30;

/**
 * The media types of feeds, for hosts that only know `.xml` and `.json`. nginx is told by `docs/hosts/nginx.conf`.
 * @param addresses the pages that have feeds, the most important first
 */
export const feedRules = (base: string, addresses: readonly string[]): HeaderRule[] =>
  addresses.slice(0, MOST_FEEDS).flatMap((address) =>
    Object.entries(TYPES_OF_NAMES).map(([name, type]) => ({
      pattern: `${base}${address}${name}`,
      headers: { 'Content-Type': type },
    })),
  );

/** The headers of one path. */
export function headersOf(path: string, rules: HeaderRule[]): Record<string, string> {
  const fits = ({ pattern }: HeaderRule) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  const given: Record<string, string | null> = Object.assign({}, ...rules.filter(fits).map(({ headers }) => headers));
  return Object.fromEntries(Object.entries(given).filter((header): header is [string, string] => header[1] !== null));
}

/**
 * The rules in the format that Netlify and Cloudflare Pages read. Cloudflare joins a header that is given twice, so a
 * later rule first takes the earlier value away (`! Name`); on Netlify the later value wins, and nothing is taken away.
 * @throws Failure when a rule holds what the format has no way to quote: a line end, `*` or `:name` in a path, `:name` in a value
 */
export function toHeadersFile(rules: HeaderRule[]): string {
  const given = new Set<string>();
  return rules
    .map(({ pattern, headers }) => {
      requireOneLine(pattern, /^\/[\w.~/-]*\*?$/);
      const lines = Object.entries(headers).flatMap(([name, value]) => [
        ...(given.has(requireOneLine(name, /^[\w-]+$/)) ? [`  ! ${name}`] : []),
        ...(value === null ? [] : [`  ${name}: ${requireOneLine(value, /^(?!.*:[a-z_]\w*)[!-~](?:[ -~]*[!-~])?$/i)}`]),
      ]);
      for (const name of Object.keys(headers)) if (pattern === rules[0]?.pattern) given.add(name);
      return `${pattern}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

function requireOneLine(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Failure(`${JSON.stringify(text)} cannot stand in _headers`);
  return text;
}

/** Reads what `toHeadersFile` wrote: a header is taken away for good, or given anew right below. */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    const [, name, value = null] = /^ {2}(?:! )?([\w-]+)(?:: (.*))?$/.exec(line) ?? [];
    if (line.startsWith('/')) rules.push({ pattern: line, headers: {} });
    else if (name) Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value });
  }
  return rules;
}

/** The variable of nginx that holds a header's value. */
export const nginxVariableOf = (header: string): string => `$header_${header.toLowerCase().replaceAll('-', '_')}`;

/**
 * The rules as maps for nginx: a variable for each header, empty where it is not sent. A block of nginx that adds a header
 * drops those of the blocks around it, so all are added in one place, by `docs/hosts/nginx.conf`, and differ by `$uri`
 * alone. That is the decoded path of the file that is sent, whatever was asked for.
 */
export function toNginxMaps(rules: HeaderRule[]): string {
  const [first, ...others] = rules;
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  const linesOf = (name: string) =>
    others
      .toReversed() // of those that fit nginx takes the first
      .flatMap(({ pattern, headers }) => nginxKeysOf(pattern).map((key) => ({ key, value: headers[name] })))
      .flatMap(({ key, value }) => (value === undefined ? [] : [`  ${key} ${nginxString(value ?? '')};\n`]));
  return names
    .map(
      (name) =>
        `map $uri ${nginxVariableOf(name)} {\n  default ${nginxString(first?.headers[name] ?? '')};\n${linesOf(name).join('')}}\n`,
    )
    .join('');
}

/** The keys of a map that fit the paths of a pattern; a page's file is its folder's index. */
function nginxKeysOf(pattern: string): string[] {
  if (!pattern.endsWith('*'))
    return (pattern.endsWith('/') ? [pattern, `${pattern}index.html`] : [pattern]).map(nginxString);
  return [nginxString(`~^${pattern.slice(0, -1).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`)];
}

/** A string of nginx's configuration. It has no way to write a `$`, and no header of ours needs one. */
function nginxString(text: string): string {
  if (/[$\n]/.test(text)) throw new Error(`nginx cannot be told ${JSON.stringify(text)}`);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

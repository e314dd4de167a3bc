import { FIRST_FILE } from '#lib/search/first-file.ts';
import { Failure } from './command.ts';
import { HEADER_POLICY } from './finish/policy.ts';

/**
 * Headers for the paths that a pattern names; `*` at its end stands for anything. All rules that fit apply, later ones win,
 * and `null` takes a header away.
 */
export type HeaderRule = { pattern: string; headers: Record<string, string | null> };

const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Headers that say something of documents and workers; below styles they are half a kilobyte that no browser reads. */
const OF_DOCUMENTS = {
  'Content-Security-Policy': HEADER_POLICY,
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

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
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  },
  ...['_assets', '_search'].map((folder) => ({ pattern: `${base}/${folder}/*`, headers: FOR_EVER })),
  {
    pattern: `${base}/_next/static/*`,
    headers: { ...Object.fromEntries(Object.keys(OF_DOCUMENTS).map((name) => [name, null])), ...FOR_EVER },
  },
  // It is asked for when the search is pointed at and read a moment later; one that is old is noticed by what it names.
  { pattern: `${base}${FIRST_FILE}`, headers: { 'Cache-Control': 'public, max-age=60' } },
  ...(preloads.length > 0 ? [`${base}/`, ...folders.map((folder) => `${base}/${folder}/*`)] : []).map((pattern) => ({
    pattern,
    headers: { Link: preloads.join(', ') },
  })),
];

/** The headers of one path. */
export function headersOf(path: string, rules: HeaderRule[]): Record<string, string> {
  const fits = ({ pattern }: HeaderRule) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  const given: Record<string, string | null> = Object.assign({}, ...rules.filter(fits).map(({ headers }) => headers));
  return Object.fromEntries(Object.entries(given).filter((header): header is [string, string] => header[1] !== null));
}

/**
 * The rules in the format that Netlify and Cloudflare Pages read. Both send every rule that fits and join a header that
 * is given twice, so a later rule first takes the earlier value away (`! Name`).
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

import { HEADER_POLICY } from './finish/policy.ts';

/** Headers for the paths that a pattern names; `*` at its end stands for anything. All rules that fit apply, later ones win. */
export type HeaderRule = { pattern: string; headers: Record<string, string> };

/**
 * The headers of the published site, for `_headers` and for our own server.
 * @param base the path below which the site is served, without its last slash
 */
export const headerRules = (base = ''): HeaderRule[] => [
  {
    pattern: `${base}/*`,
    headers: {
      'Content-Security-Policy': HEADER_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy':
        'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  },
  ...['_assets', '_next/static'].map((folder) => ({
    pattern: `${base}/${folder}/*`,
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  })),
];

/** The headers of one path. */
export function headersOf(path: string, rules: HeaderRule[]): Record<string, string> {
  const fits = ({ pattern }: HeaderRule) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  return Object.assign({}, ...rules.filter(fits).map(({ headers }) => headers));
}

/**
 * The rules in the format that Netlify and Cloudflare Pages read. Both send every rule that fits and join a header that
 * is given twice, so a later rule first takes the earlier value away (`! Name`).
 */
export function toHeadersFile(rules: HeaderRule[]): string {
  const given = new Set<string>();
  return rules
    .map(({ pattern, headers }) => {
      const lines = Object.entries(headers).flatMap(([name, value]) => [
        ...(given.has(name) ? [`  ! ${name}`] : []),
        `  ${name}: ${value}`,
      ]);
      for (const name of Object.keys(headers)) if (pattern === rules[0]?.pattern) given.add(name);
      return `${pattern}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { describe, expect, it } from 'vitest';
import {
  type HeaderRule,
  headerRules,
  headersOf,
  nginxVariableOf,
  parseHeadersFile,
  toHeadersFile,
  toNginxMaps,
} from './headers.ts';

describe('toHeadersFile(rules)', () => {
  it('writes a rule as Netlify and Cloudflare read it, and takes a value away before giving another', () => {
    const rules: HeaderRule[] = [
      { pattern: '/*', headers: { 'Cache-Control': 'public, max-age=0', 'X-Content-Type-Options': 'nosniff' } },
      { pattern: '/_assets/*', headers: { 'Cache-Control': 'public, immutable' } },
    ];
    expect(toHeadersFile(rules)).toBe(
      '/*\n  Cache-Control: public, max-age=0\n  X-Content-Type-Options: nosniff\n\n/_assets/*\n  ! Cache-Control\n  Cache-Control: public, immutable\n',
    );
  });
});

describe('toHeadersFile(rules) with what the format cannot quote', () => {
  it.each([
    '/a\n/b/*',
    '/a b/*',
    '/*/x',
    '/:any/*',
    '/a;b/*',
    '/a"b/*',
    '/$x/*',
    '/{x}/*',
    'q/*',
    'https://example.org/*',
    '/*\r',
    '',
  ])('refuses the path %j', (pattern) =>
    expect(() => toHeadersFile([{ pattern, headers: {} }])).toThrow(
      `${JSON.stringify(pattern)} cannot stand in _headers`,
    ),
  );

  it.each(['a\n  X-Own: b', 'a\r\n', 'a\0', '', ' a', 'a ', 'größe', '</:splat.css>; rel=preload', '</a/:any>'])(
    'refuses the value %j',
    (value) => expect(() => toHeadersFile([{ pattern: '/*', headers: { Link: value } }])).toThrow('cannot stand in'),
  );

  it.each(['X Own', 'X:', '! Link', 'a\nb', ''])('refuses the name %j', (name) =>
    expect(() => toHeadersFile([{ pattern: '/*', headers: { [name]: 'a' } }])).toThrow('cannot stand in'),
  );
});

describe('toHeadersFile(rules), read by the parser of Netlify', () => {
  it('says the same of every address, but takes nothing away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'answerbook-'));
    const rules = headerRules('/book', ['q'], ['</a.css>; rel=preload; as=style']);
    writeFileSync(join(folder, '_headers'), toHeadersFile(rules));
    const { headers, errors } = await parseAllHeaders({
      headersFiles: [join(folder, '_headers')],
      configHeaders: [],
      minimal: false,
    });
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
    const kept = rules.map((rule) => ({
      ...rule,
      headers: Object.fromEntries(Object.entries(rule.headers).filter(([, value]) => value !== null)),
    }));
    for (const path of ['/book/', '/book/q/a/', '/book/_assets/a.js', '/book/_styles/a.css', '/book/search.json']) {
      const fitting = headers.filter((rule) => 'forRegExp' in rule && rule.forRegExp.test(path));
      expect(Object.assign({}, ...fitting.map(({ values }) => values)), path).toEqual(headersOf(path, kept));
    }
  });
});

describe('toNginxMaps(rules)', () => {
  const rules: HeaderRule[] = [
    { pattern: '/b.k/*', headers: { 'X-A': 'say "a"', 'X-B': 'b' } },
    { pattern: '/b.k/c/*', headers: { 'X-A': null } },
    { pattern: '/b.k/c/d/*', headers: { 'X-A': 'd' } },
    { pattern: '/b.k/', headers: { Link: '</a.css>; rel=preload' } },
  ];

  it('makes a variable for each header, of those that fit the last one first', () => {
    expect(toNginxMaps(rules)).toBe(
      [
        'map $uri $header_x_a {',
        '  default "say \\"a\\"";',
        '  "~^/b\\\\.k/c/d/" "d";',
        '  "~^/b\\\\.k/c/" "";',
        '}',
        'map $uri $header_x_b {',
        '  default "b";',
        '}',
        'map $uri $header_link {',
        '  default "";',
        '  "/b.k/" "</a.css>; rel=preload";',
        '  "/b.k/index.html" "</a.css>; rel=preload";',
        '}',
        '',
      ].join('\n'),
    );
    expect(nginxVariableOf('X-A')).toBe('$header_x_a');
  });

  it.each(['$uri', 'a\nb'])('refuses %j, which nginx would not take as a text', (value) => {
    expect(() => toNginxMaps([{ pattern: '/*', headers: { 'X-A': value } }])).toThrow('nginx cannot be told');
  });
});

describe('parseHeadersFile(text)', () => {
  it('reads every rule that was written', () => {
    const rules = headerRules('/book', ['q'], ['</a.css>; rel=preload; as=style']);
    expect(parseHeadersFile(toHeadersFile(rules))).toEqual(rules);
  });
});

describe('headerRules(base, folders, preloads)', () => {
  it('names what pages need first for pages alone', () => {
    const rules = headerRules('/book', ['q'], ['</a.css>; rel=preload; as=style', '</b.js>; rel=preload; as=script']);
    const link = '</a.css>; rel=preload; as=style, </b.js>; rel=preload; as=script';
    expect(headersOf('/book/', rules).Link).toBe(link);
    expect(headersOf('/book/q/tides/', rules).Link).toBe(link);
    expect(headersOf('/book/_styles/a.css', rules).Link).toBeUndefined();
    expect(headersOf('/book/feed.xml', rules).Link).toBeUndefined();
  });
});

describe('headersOf(path, rules)', () => {
  it('gives the headers of every rule that fits, the later winning', () => {
    const rules = headerRules('/book');
    expect(headersOf('/book/q/', rules)['Cache-Control']).toBe('public, max-age=0, must-revalidate');
    expect(headersOf('/book/_assets/a.js', rules)['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(headersOf('/book/_assets/a.js', rules)['X-Content-Type-Options']).toBe('nosniff');
    expect(headersOf('/elsewhere', rules)).toEqual({});
  });

  it('lets other sites use cards, pictures, feeds and data, and none of the parts of our pages', () => {
    const rules = headerRules('/book', ['q']);
    const policyOf = (path: string) => headersOf(`/book${path}`, rules)['Cross-Origin-Resource-Policy'];
    for (const path of [
      '/og/q/a.png',
      '/media/a.svg',
      '/feed.xml',
      '/q/a/index.json',
      '/oembed/q/a.json',
      '/objects.inv',
    ])
      expect(policyOf(path), path).toBe('cross-origin');
    for (const path of ['/_assets/a.js', '/_search/1/terms-0.json', '/_styles/a.css'])
      expect(policyOf(path), path).toBe('same-origin');
  });

  it('leaves out what a later rule takes away', () => {
    const rules = headerRules('/book');
    const style = headersOf('/book/_styles/a.css', rules);
    expect(Object.keys(style).sort()).toEqual([
      'Cache-Control',
      'Cross-Origin-Resource-Policy',
      'X-Content-Type-Options',
    ]);
    expect(headersOf('/book/_assets/worker.js', rules)).toHaveProperty('Content-Security-Policy');
  });
});

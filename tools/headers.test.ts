import { describe, expect, it } from 'vitest';
import { type HeaderRule, headerRules, headersOf, parseHeadersFile, toHeadersFile } from './headers.ts';

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
    expect(headersOf('/book/_next/static/chunks/a.css', rules).Link).toBeUndefined();
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

  it('leaves out what a later rule takes away', () => {
    const rules = headerRules('/book');
    const style = headersOf('/book/_next/static/chunks/a.css', rules);
    expect(Object.keys(style).sort()).toEqual(['Cache-Control', 'X-Content-Type-Options']);
    expect(headersOf('/book/_assets/worker.js', rules)).toHaveProperty('Content-Security-Policy');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isFileName, isPageAddress, readPlace, requirePlace, toParts } from './address.ts';
import { isLedgerComment, placesIn } from './ledger.ts';

describe('isPageAddress(value)', () => {
  const longest = `/compare/${'a'.repeat(40)}-vs-${'b'.repeat(40)}/`;
  it.each([
    '/',
    '/q/',
    '/q/page/2/',
    '/claims/by-status/wrong/',
    '/q/tides/answer-moon/',
    '/from/hackernews/1/',
    longest,
  ])('takes %s', (address) => expect(isPageAddress(address)).toBe(true));

  it.each([
    '',
    'q/',
    '/q',
    '//',
    '/q//x/',
    '/./',
    '/q/../',
    '/q/x.html/',
    '/Q/',
    '/q/ä/',
    '/q/a b/',
    '/q/a\n/',
    '/q/a/\n',
    '/q/%2e%2e/',
    '/q\\x/',
    '/q/#a',
    '/_assets/',
    `/${'a'.repeat(85)}/`,
    `/${'a/'.repeat(9)}`,
  ])('refuses %j', (address) => expect(isPageAddress(address)).toBe(false));

  it('takes every address that was published', () => {
    const lines = readFileSync('content/permalinks.txt', 'utf8')
      .split('\n')
      .filter((line) => !isLedgerComment(line.trim()));
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.flatMap(placesIn).filter((place) => !readPlace(place))).toEqual([]);
  });
});

describe('readPlace(written)', () => {
  it('tells an address from the anchor on it', () => {
    expect(readPlace('/q/tides/#answer-moon')).toEqual({ address: '/q/tides/', anchor: 'answer-moon' });
    expect(readPlace('/q/tides/')).toEqual({ address: '/q/tides/' });
  });

  it.each(['/q/tides/#', '/q/tides/#a#b', '/q/tides/#A', '/q/tides/#a"', '/q/tides/#$x', '/q/#a;', '/q/#a\n', '#a'])(
    'finds none in %j',
    (written) => expect(readPlace(written)).toBeUndefined(),
  );
});

describe('requirePlace(written)', () => {
  it('hands on what is one and names what is none', () => {
    expect(requirePlace('/q/tides/#a')).toBe('/q/tides/#a');
    expect(() => requirePlace('/../x/')).toThrow('"/../x/" is no address of a page');
  });
});

describe('toParts(text)', () => {
  it.each([
    ['12345', '12345'],
    ['abc123', 'abc123'],
    ['is-it-so', 'is-it-so'],
    ['a--b', 'a--b'],
    ['z'.repeat(80), 'z'.repeat(80)],
    ['AbC_9', 'x--x41bx43x5f9'],
    ['..', 'x--x2ex2e'],
    ['../../victim', 'x--x2ex2ex2fx2ex2ex2fvictim'],
    ['xyz_', 'x--x78x79zx5f'],
    ['x--1', 'x--x78--1'],
    ['ß€', 'x--xdfy20ac'],
    ['\ud83d\ude00', 'x--yd83dyde00'],
    ['\ud83d', 'x--yd83d'],
    ['%2e', 'x--x252e'],
    ['', 'x--'],
    ['A'.repeat(28), `x--${'x41'.repeat(27)}/x41`],
    ['A'.repeat(27), `x--${'x41'.repeat(27)}`],
  ])('%j is %s', (text, parts) => expect(toParts(text)).toBe(parts));

  it('makes addresses of all that a thread may be called elsewhere, and no two the same', () => {
    const letters = ['a', 'x', 'y', 'X', '-', '/', '.', '4', '1', '\u0000', '€', '\ud83d', '\ude00', ' '];
    let texts = [''];
    const all = new Set<string>(['\uffff'.repeat(80), 'y'.repeat(80), 'A'.repeat(80)]);
    for (let length = 0; length < 3; length++) {
      texts = texts.flatMap((text) => letters.map((letter) => text + letter));
      for (const text of texts) for (const before of ['', 'x--', 'a'.repeat(77)]) all.add(before + text);
    }
    const made = [...all].map((text) => `/from/${'s'.repeat(40)}/${toParts(text)}/`);
    expect(made.length).toBe(8865);
    expect(made.filter((address) => !isPageAddress(address))).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('isFileName(name)', () => {
  it.each(['index.html', '_headers', 'a b.png', 'größe.png', '.well-known', '0~_~a.css', 'x'.repeat(255)])(
    'takes %s',
    (name) => expect(isFileName(name)).toBe(true),
  );

  it.each([
    '',
    '.',
    '..',
    '...',
    'a.',
    'a ',
    'a/b',
    'a\\b',
    'c:',
    'a\0',
    'a\n',
    '\u0085',
    '%2e',
    'a?',
    'a#b',
    '\ud83d',
  ])('refuses %j', (name) => expect(isFileName(name)).toBe(false));

  it('counts bytes', () => {
    expect(isFileName('ä'.repeat(127))).toBe(true);
    expect(isFileName('ä'.repeat(128))).toBe(false);
  });
});

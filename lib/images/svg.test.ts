import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImage } from './image.ts';
import { readSvg } from './svg.ts';

/** Files of other people: `hostile` ones want more than to be looked at, `ordinary` ones are written as programs do. */
const FIXTURES = join(import.meta.dirname, 'fixtures');
const filesOf = (kind: string) => readdirSync(join(FIXTURES, kind)).sort();
const read = (kind: string, file: string) => {
  const { image, faults } = readImage(file, readFileSync(join(FIXTURES, kind, file)));
  return { picture: image && Buffer.from(image.bytes).toString('utf8'), faults };
};

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;
const pictureOf = (inside: string) => readSvg(svg(inside)).picture?.replace(svg('').slice(0, -6), '').slice(0, -7);
const sayOf = (inside: string) => readSvg(svg(inside)).faults.map(({ message }) => message);

describe('readSvg(source)', () => {
  it('says of every hostile file what is no picture in it', async () => {
    const said = filesOf('hostile').map((file) => {
      const { picture, faults } = read('hostile', file);
      const lines = faults.map(({ kind, at, message, hint }) => `  ${kind} at ${at}: ${message}. ${hint}`);
      return [`${file}${picture === undefined ? ': nothing is published' : ''}`, ...lines].join('\n');
    });
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(FIXTURES, 'hostile.txt'));
  });

  it.each(filesOf('hostile'))('leaves nothing of %s that runs or leads out of the file', (file) => {
    const { picture = '' } = read('hostile', file);
    expect(picture).not.toMatch(/<(?!\/?(?:svg|g|defs|rect|text|tspan|use|style|title|desc|filter|image)[\s/>])/);
    expect(picture).not.toMatch(/\s(?:on\w+|xml:base|src|attributeName)=|javascript:|leak|@import|<[!?]/i);
    expect(picture).not.toMatch(/(?:href="|url\()(?!#)/i);
  });

  it.each(filesOf('ordinary'))('has nothing to say of %s', (file) => {
    expect(read('ordinary', file).faults).toEqual([]);
  });

  it.each([
    ...filesOf('hostile').map((file) => ['hostile', file]),
    ...filesOf('ordinary').map((file) => ['ordinary', file]),
  ])('finds in its own picture of %s/%s nothing to change', (kind = '', file = '') => {
    const { picture } = read(kind, file);
    if (picture !== undefined) expect(readSvg(picture)).toMatchObject({ picture, faults: [] });
  });

  it.each<[string, string, string]>([
    ['a link as the group it is', '<a href="/"><rect/></a>', '<g><rect/></g>'],
    ['a link in words as words', '<text><a href="/">x</a></text>', '<text><tspan>x</tspan></text>'],
    [
      'a reference by its new name',
      '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
      '<use href="#a"/>',
    ],
    [
      'one of two references',
      '<use href="#a" xmlns:l="http://www.w3.org/1999/xlink" l:href="#b"/>',
      '<use href="#a"/>',
    ],
    ['characters of XML as they are', '<text>&lt;&#38;&quot;&#x41;</text>', '<text>&lt;&amp;&quot;A</text>'],
    ['no character that XML does not have', '<text>a&#1;b\u0008c</text>', '<text>abc</text>'],
    ['words that are no references', '<g aria-label="see url(x) \\ it()"/>', '<g aria-label="see url(x) \\ it()"/>'],
    ['nothing of editors', '<i:x xmlns:i="urn:i"><rect/></i:x><metadata/><!-- --><g i:y="1" data-z="2"/>', '<g/>'],
    ['a style sheet without comments', '<style>/* @import */.a{fill:red}/* (</style>', '<style> .a{fill:red}</style>'],
    ['embedded pixels', '<image href="data:image/png;base64,AA=="/>', '<image href="data:image/png;base64,AA=="/>'],
    [
      'an embedded font',
      '<style>@font-face{src:url("data:font/woff2;base64,AA==")}</style>',
      '<style>@font-face{src:url(&quot;data:font/woff2;base64,AA==&quot;)}</style>',
    ],
  ])('keeps %s', (_, source, picture) => {
    expect(sayOf(source)).toEqual([]);
    expect(pictureOf(source)).toBe(picture);
  });

  it.each<[string, string]>([
    ['fill="src(x)"', '"fill" may lead out of the file: "src(x)"'],
    ['fill="image-set(x)"', '"fill" may lead out of the file: "image-set(x)"'],
    ['fill="url(#a), url(b)"', '"fill" may lead out of the file: "url(#a), url(b)"'],
    ['fill="url(#a b)"', '"fill" may lead out of the file: "url(#a b)"'],
    ['style="--a:url(b)"', '"style" may lead out of the file: "--a:url(b)"'],
    ['style="@import x"', '"style" may lead out of the file: "@import x"'],
    ['OnLoad="x"', 'has the attribute "OnLoad", which runs a script'],
  ])('refuses %s', (attribute, message) => expect(sayOf(`<rect ${attribute}/>`)).toEqual([message]));

  it('counts what is drawn, and not what is written', () => {
    const row = (id: string, of: string) => `<g id="${id}">${`<use href="#${of}"/>`.repeat(100)}</g>`;
    expect(sayOf(`<rect id="a"/>${row('b', 'a')}${row('c', 'b')}`)).toEqual([]);
    expect(sayOf(`<rect id="a"/>${row('b', 'a')}${row('c', 'b')}${row('d', 'c')}`)).toEqual([
      'draws more than 100000 shapes, or one inside itself, by its references',
    ]);
  });

  it('reads no further where elements are nested too deep, left out ones too', () => {
    expect(readSvg(svg('<g>'.repeat(300_000)))).toMatchObject({
      faults: [{ at: 358, message: 'nests more than 100 elements' }],
    });
    expect(sayOf(`<metadata>${'<x>'.repeat(300_000)}`)).toEqual(['nests more than 100 elements']);
  });

  it('says where an element begins that is never closed', () => {
    expect(readSvg('<svg xmlns="http://www.w3.org/2000/svg"><g>')).toMatchObject({
      picture: '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n',
      faults: [
        { kind: 'malformed', at: 40, message: '<g> is never closed' },
        { kind: 'malformed', at: 0, message: '<svg> is never closed' },
      ],
    });
  });
});

import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '#lib/model/fixtures/hostile.ts';
import { drawDiagram } from './draw-diagram.ts';
import { readDiagram } from './read-diagram.ts';

const toLink = (link: string): Element | undefined =>
  link ? { type: 'element', tagName: 'a', properties: { href: `/to/${link}/` }, children: [] } : undefined;

/** The markup of a diagram. */
function draw(...lines: string[]): string {
  const { diagram, faults } = readDiagram(
    [lines[0], 'accTitle: A & B', 'accDescr: A "leads" to <B>.', ...lines.slice(1)].join('\n'),
  );
  expect(faults).toEqual([]);
  const svg = diagram && drawDiagram(diagram, 'here', toLink);
  return svg ? toHtml(svg) : '';
}

const KINDS: [string, string[]][] = [
  [
    'flowchart',
    [
      'flowchart TB',
      'subgraph g [Group]',
      'A(((One))) ==> B([Two])',
      'end',
      'B -.-> C[/Three\\]',
      'C <-->|words| A',
      'D>Four] --- E{{Five}}',
    ],
  ],
  [
    'sequence',
    [
      'sequenceDiagram',
      'A->>+B: go',
      'B-->>-A: come',
      'loop often',
      'A->>A: turn',
      'end',
      'note over A,B: words',
      'A-)B: end',
    ],
  ],
  ['state', ['stateDiagram-v2', '[*] --> A', 'state A {', 'B --> C : go', 'C --> D', '}', 'A --> [*]']],
  [
    'class',
    [
      'classDiagram',
      'class A {',
      '<<interface>>',
      '+run(a, b) int',
      '-int size',
      '}',
      'A <|-- B',
      'A "1" *-- "*" C : holds',
      'B ..> C',
    ],
  ],
  ['er', ['erDiagram', 'A ||--o{ B : has', 'B }|..o| "c d" : is', 'A {', 'int id PK, FK "key"', '}']],
];

describe('drawDiagram(diagram, prefix, toLink)', () => {
  it.each(KINDS)('draws a %s of listed elements, attributes and colours, with no style', (_, lines) => {
    const svg = draw(...lines);
    const tags = new Set([...svg.matchAll(/<([a-z]+)/g)].map(([, tag]) => tag));
    const listed = [
      'svg',
      'title',
      'desc',
      'defs',
      'marker',
      'g',
      'rect',
      'circle',
      'line',
      'polyline',
      'polygon',
      'text',
      'tspan',
    ];
    expect([...tags].filter((tag) => !listed.includes(tag ?? ''))).toEqual([]);
    expect(svg).not.toMatch(/ style=|<style|class="(?!wide")|data-|https?:|@import|#[0-9a-f]{6}/i);
    const paints = new Set([...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, paint]) => paint));
    expect(
      [...paints].filter(
        (paint) => !/^(?:none|currentColor|var\(--(?:paper|inset|label|edge|rule)\))$/.test(paint ?? ''),
      ),
    ).toEqual([]);
    for (const [, id] of svg.matchAll(/(?: id="|url\(#)([^")]+)/g)) expect(id).toMatch(/^here(?:$|-)/);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)/g)) expect(svg).toContain(` id="${id}"`);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is an image with a title and a description', () => {
    expect(draw('flowchart LR', 'A --> B')).toMatch(
      /^<svg id="here" viewBox="[-\d ]+" width="\d+" height="\d+" role="img" aria-labelledby="here-title" aria-describedby="here-description"><title id="here-title">A &#x26; B<\/title><desc id="here-description">A "leads" to &#x3C;B>.<\/desc>/,
    );
  });

  it.each<[string, string, string[]]>([
    ['flowchart', 'A', ['flowchart LR', 'A[One] --> B']],
    ['sequence', 'A', ['sequenceDiagram', 'participant A as One', 'A->>B: x']],
    ['state', 'A', ['stateDiagram-v2', 'A : One', 'A --> B']],
    ['class', 'One', ['classDiagram', 'One --> B']],
    ['er', 'One', ['erDiagram', 'One ||--|| B : x']],
  ])('puts a node of a %s that leads somewhere into a link, beside the image', (_, name, lines) => {
    const svg = draw(...lines, `click ${name} href "term:one"`);
    const [image = '', link = ''] = svg.split('</svg>');
    expect(image).toContain('<svg role="img"');
    expect(image).not.toContain('>One<');
    expect(link).toMatch(
      /^<a href="\/to\/term:one\/"><g>.*<text [^>]*fill="var\(--accent\)"[^>]*text-decoration="underline"[^>]*>One<\/text>/s,
    );
  });

  it('shows labels as they were written, whatever signs are in them', () => {
    const label = '</text><script>alert(1)</script> &amp; [x](y) **z** \\n';
    expect(draw('flowchart LR', `A["${label}"] -- "${label}" --> B`)).toContain(
      '>&#x3C;/text>&#x3C;script>alert(1)&#x3C;/script> &#x26;amp; [x](y) **z** \\n<',
    );
    expect(draw('classDiagram', 'A : +f(x: list[str], **k) dict~a, b~')).toContain('f(x: list[str], **k)');
  });

  it('breaks a label where the author did', () => {
    expect(draw('flowchart LR', 'A[One<br>Two]')).toMatch(/<tspan [^>]*>One<\/tspan><tspan [^>]*>Two<\/tspan>/);
  });

  it('leaves no empty space around the picture', () => {
    expect(draw('classDiagram', 'class A')).toContain('viewBox="34 34 132 60" width="145" height="66"');
  });

  it('draws every node and arrow of the largest diagram there may be', () => {
    const names = Array.from({ length: 40 }, (_, at) => `n${at}`);
    const edges = names.flatMap((name, at) => [
      `${name} --> n${(at * 7 + 3) % 40}`,
      `${name} --> n${(at * 11 + 5) % 40}`,
    ]);
    const drawn = draw('flowchart LR', ...edges);
    expect(names.filter((name) => !drawn.includes(`>${name}<`))).toEqual([]);
    expect(drawn.match(/<polyline /g)?.length).toBe(80);
  });
});

/** The words of each `<text>` that an HTML parser finds, and the names of all elements. */
function readSvg(html: string): { texts: string[]; names: Set<string> } {
  const texts: string[] = [];
  const names = new Set<string>();
  const wordsOf = (node: DefaultTreeAdapterMap['node']): string =>
    node.nodeName === '#text'
      ? (node as DefaultTreeAdapterMap['textNode']).value
      : 'childNodes' in node
        ? node.childNodes.map(wordsOf).join('')
        : '';
  const walk = (node: DefaultTreeAdapterMap['node']): void => {
    names.add(node.nodeName);
    if (['text', 'title', 'desc'].includes(node.nodeName)) texts.push(wordsOf(node));
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return { texts, names };
}

describe('a hostile text', () => {
  // A quotation mark ends a label, and a line or a semicolon at its end a statement.
  const texts = HOSTILE.filter(({ text, line }) => text === line && text.length <= 60 && !/"|;$/.test(text));
  const drawn = (text: string) => {
    const { diagram } = readDiagram(`flowchart TB\naccTitle: ${text}\naccDescr: ${text}\nA["${text}"] --> B`);
    const svg = diagram && drawDiagram(diagram, 'here', toLink);
    return readSvg(svg ? toHtml(svg) : '');
  };
  const { names } = drawn('Placeholder');

  it.each(texts)('is title, description and label, and nothing else: $name', ({ text }) => {
    const found = drawn(text);
    expect(found.names).toEqual(names);
    expect(found.texts).toEqual([text, text, text, 'B']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BodyFormat, parseBody } from '#lib/mdx/parse.ts';
import { findReferences } from '#lib/mdx/references.ts';
import { type Masked, maskBody, type Point } from './mask.ts';
import { nodesOf } from './nodes.ts';

/** Everything `check` looks at in a text, with its places. */
function seen(text: string, format: BodyFormat, pointOf: Masked['pointOf']) {
  const tree = parseBody(text, format);
  const nodes = nodesOf(tree);
  const at = (point: Point) => Object.values(pointOf({ line: point.line, column: point.column })).join(':');
  const place = ({ position }: { position?: { start: Point; end: Point } | undefined }) =>
    position && `${at(position.start)}-${at(position.end)}`;
  return {
    links: nodes.links.map((link) => `${place(link)} ${link.url}`),
    images: nodes.images.map((image) => `${place(image)} ${image.alt}`),
    elements: nodes.elements.map((element) => `${place(element)} ${element.name}`),
    expressions: nodes.expressions.map((expression) => `${place(expression)} ${expression.value}`),
    headings: nodes.headings.filter((heading) => JSON.stringify(heading).includes('[#')).map(place),
    diagrams: nodes.code.filter(({ lang }) => lang === 'mermaid').map(place),
    mentions: findReferences(tree).map((reference) => `${at(reference)} ${reference.kind} ${reference.id}`),
  };
}

const bodies = readdirSync('content', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.mdx?$/.test(file))
  .map((file): [string, string] => [
    file,
    readFileSync(join('content', file), 'utf8').split(/^---$/m).slice(2).join('---'),
  ]);

const TRAPS: [string, string][] = [
  ['a list that goes on', '- a list of plain words that goes on\n\n  [x](q:x)\n\n- and on\n\n      code [y](q:y)\n'],
  ['a list and code below', '- a list of plain words\n\nplain words at the margin\n\n    [x](q:x)\n'],
  ['a fence in a list', '- words\n\n  ```\n  [x](q:x)\n\n[y](q:y)\n  ```\n\n[z](q:z)\n'],
  ['a fence on the line of its item', '- ```js\n  [x](q:x)\n  ```\n\n[y](q:y)\n\n```\n[z](q:z)\n```\n'],
  ['an indented fence', ' ```\nplain\n\n[x](q:x)\n```\n\n[y](q:y)\n'],
  ['a fence in a quotation', '> ```\n> [x](q:x)\n\n[y](q:y)\n\n```\n[z](q:z)\n```\n'],
  ['a fence with a longer end', '````\n```\n[x](q:x)\n````\n\n[y](q:y)\n'],
  ['a fence that is code', '``` a ` b\n[x](q:x)\n\n[y](q:y)\n'],
  ['a fence never closed', 'words\n```\n[x](q:x)\n\n[y](q:y)\n'],
  [
    'a heading below',
    'A title [x](q:x) of some more words than most\n===\n\n## Words and many more plain words [#own]\n',
  ],
  [
    'many words around links',
    'Some plain words, and more of them, [with a link of many plain words](q:x) and plain words again [and another](q:y "with a title of many words") end.\n',
  ],
  [
    'words in a quotation and list',
    '> Some plain words, and more of them, [x](q:x)\n>\n> 1. plain words in a list item and on and on [y](q:y)\n',
  ],
  [
    'a table',
    '| many plain words stand in this cell | b |\n|---|---|\n| some other plain words stand here [x](q:x) | c |\n',
  ],
  [
    'addresses that become links',
    'Some plain words and then www.example.org and some more plain words and https://example.org or me@example.org end\n',
  ],
  [
    'code and emphasis',
    'Some plain words *and more of them* in `code [x](q:x) with many plain words in it` and **[y](q:y)** end\n',
  ],
  ['a reference', 'Some plain words of a text with [a label of many words][] and\n\n[a label of many words]: /q/x/\n'],
  ['a note', 'Words.[^a note]\n\n[^a note]: Some plain words in a note\n\n    that go on [x](q:x)\n'],
  ['brackets', 'Some plain words of a text with [[a term of many plain words]] and\n'],
];

describe('maskBody(source)', () => {
  it.each([...TRAPS, ...bodies])('hides nothing of %s', (name, source) => {
    for (const format of name.endsWith('.mdx') ? (['mdx'] as const) : (['md', 'mdx'] as const)) {
      const { text, pointOf } = maskBody(source);
      expect(seen(text, format, pointOf)).toEqual(seen(source, format, (point) => point));
    }
  });

  it('leaves out what is plain', () => {
    expect(maskBody('plain words\nand more\n\n```js\ncode\n```\n\n[x](q:x)\n').text).toBe(
      'x\n\n```js\n```\n\n[x](q:x)\n',
    );
  });
});

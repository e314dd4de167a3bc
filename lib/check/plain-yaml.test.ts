import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';

/** Where the real reader says each value stands. */
function realPlaces(yaml: string): Map<string, string> {
  const places = new Map<string, string>();
  const walk = (node: unknown, path: string[]): void => {
    const { range, items } = node as {
      range: [number, number];
      items?: { key?: { value: string; range: [number, number] }; value?: unknown }[];
    };
    if (path.length > 0) places.set(path.join('/'), `${range[0]}-${range[1]}`);
    for (const [index, item] of (items ?? []).entries()) {
      if (item.key) {
        places.set(`name of ${[...path, item.key.value].join('/')}`, `${item.key.range[0]}-${item.key.range[1]}`);
        walk(item.value, [...path, item.key.value]);
      } else walk(item, [...path, String(index)]);
    }
  };
  walk(parseDocument(yaml).contents, []);
  return places;
}

const PLAIN = [
  'a: x',
  'summary: "It: is, [so]."\nverdict: "yes"\naccepted: true\nscore: 24\nposted: 2020-02-12\n',
  'topics: [ "a", b-c, d ]\nempty: []\nnone: {}\norigin: { site: own, id: "1", retold: false }\n',
  'claims: [{ claim: a-b, stance: supports }, {claim: "c", stance: disputes}]   \n',
  'a: two words\nb:   spaced\nc: 2026-11-22\nd: 0\ne: [1, 2]',
];

const OTHER = [
  'a: yes',
  'a: Null',
  'a: 1.5',
  'a: 010',
  'a: -1',
  'a: 0x1',
  "a: it's",
  'a: x: y',
  'a: x # c',
  '# c',
  'a: &b x',
  'a: *b',
  'a: !!str x',
  'a: |',
  'a:',
  '- a',
  ' a: x',
  'a: x\na: y',
  '"a": x',
  'a: "x\\n"',
  'a: "x" y',
  'a: [x',
  'a: [x] y',
  'a: [x,, y]',
  'a: [x, ]',
  'a: {x}',
  'a: {b: x, b: y}',
  'a: 2026-11-22x',
  'a: 1e3',
  'a: x\n  y',
  '---',
  '...',
  'a: 12 monkeys',
  '',
  '\n',
];

const files = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(?:mdx?|yaml)$/.test(file),
);
const written = files
  .map((file) => readFileSync(join('content', file), 'utf8'))
  .map((text) => (text.startsWith('---\n') ? (text.split(/^---$/m)[1] ?? '').slice(1) : text));
// Single lines are plainer than files: with them the book tests most of it.
const lines = written.flatMap((yaml) => yaml.split('\n')).filter((line) => /^[a-zA-Z]+: /.test(line));

describe('readPlainYaml(yaml)', () => {
  it.each(PLAIN)('reads %j', (yaml) => expect(readPlainYaml(yaml)).toBeDefined());

  it.each(OTHER)('leaves %j to the real reader', (yaml) => expect(readPlainYaml(yaml)).toBeUndefined());

  it('says what the real reader says, at the same places', () => {
    const read = [...PLAIN, ...OTHER, ...written, ...lines].flatMap((yaml) => {
      const plain = readPlainYaml(yaml);
      return plain ? [{ yaml, plain }] : [];
    });
    expect(read.length).toBeGreaterThan(300);
    for (const { yaml, plain } of read) {
      expect(plain.data, yaml).toEqual(parseDocument(yaml).toJS());
      const places = [...plain.values].map(([path, [start, end]]): [string, string] => [path, `${start}-${end}`]);
      const names = [...plain.names].map(([path, [start, end]]): [string, string] => [
        `name of ${path}`,
        `${start}-${end}`,
      ]);
      expect(new Map([...places, ...names].sort()), yaml).toEqual(new Map([...realPlaces(yaml)].sort()));
    }
  });
});

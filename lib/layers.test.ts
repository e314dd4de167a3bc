import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Data runs one way through the house. Each layer lists the layers it may import from; the longest prefix that fits a
 * file is its layer. `own` is the layer itself: a feature knows no other feature.
 */
const LAYERS: Record<string, { may: string[]; cure: string }> = {
  'lib/schema': {
    may: [],
    cure: 'a schema says the shape of one file; move what needs more to lib/check or lib/model',
  },
  'lib/model': { may: ['lib/schema'], cure: 'the model is pure words; move work to a feature in lib/' },
  'lib/import': {
    may: ['lib/schema', 'lib/model'],
    cure: 'a record becomes entries by itself; what needs the whole book comes after',
  },
  'lib/content.ts': {
    may: ['lib/schema', 'lib/model', 'lib/import'],
    cure: 'the door only reads; move work to a feature in lib/',
  },
  'lib/words': { may: [], cure: 'words know nothing of what they speak of; give them values by name' },
  'lib/store': { may: [], cure: 'what is kept is plain data; whoever keeps it knows what it is' },
  'lib/glossary': {
    may: ['lib/schema', 'lib/model'],
    cure: 'a feature knows no other feature; bring them together in lib/mdx or lib/page',
  },
  'lib/images': {
    may: ['lib/schema', 'lib/model'],
    cure: 'a feature knows no other feature; bring them together in lib/mdx or lib/page',
  },
  'lib/diagrams': {
    may: ['lib/schema', 'lib/model'],
    cure: 'a feature knows no other feature; bring them together in lib/mdx or lib/page',
  },
  'lib/evidence': {
    may: ['lib/schema', 'lib/model'],
    cure: 'a feature knows no other feature; bring them together in lib/mdx or lib/page',
  },
  'lib/cite': { may: ['lib/model'], cure: 'a citation is plain data; make it in lib/page, where the book is known' },
  'lib/links': {
    may: ['lib/schema', 'lib/model'],
    cure: 'a feature knows no other feature; bring them together in lib/mdx or lib/page',
  },
  'lib/mdx': {
    may: ['lib/words', 'lib/schema', 'lib/model', 'lib/diagrams', 'lib/glossary', 'lib/images', 'lib/links'],
    cure: 'compiling knows the features’ plug-ins; pages know compiling',
  },
  'lib/check': {
    may: [
      'lib/schema',
      'lib/model',
      'lib/import',
      'lib/store',
      'lib/diagrams',
      'lib/evidence',
      'lib/glossary',
      'lib/images',
      'lib/mdx',
    ],
    cure: 'check reads files by itself; only pages and tools come after it',
  },
  'lib/page': {
    may: [
      'lib/words',
      'lib/schema',
      'lib/model',
      'lib/content.ts',
      'lib/cite',
      'lib/glossary',
      'lib/links',
      'lib/evidence',
      'lib/images',
      'lib/mdx',
      'lib/search',
      'lib/store',
    ],
    cure: 'a page is ready data; drawing belongs in components',
  },
  'lib/publish': {
    may: ['lib/words', 'lib/schema', 'lib/model', 'lib/cite', 'lib/page'],
    cure: 'publishing makes texts of the book and its pages; work on the book belongs in lib/page or a feature',
  },
  'lib/search': {
    may: ['lib/words', 'lib/schema', 'lib/model'],
    cure: 'a feature knows no other feature; bring them together in lib/page or tools',
  },
  components: {
    may: ['lib/words', 'lib/page', 'lib/cite', 'lib/search', 'lib/schema', 'lib/model'],
    cure: 'a component only draws; let lib/page make what it shows',
  },
  app: {
    may: ['lib/content.ts', 'lib/page', 'lib/model', 'components'],
    cure: 'a route only wires; let lib/page make what it shows',
  },
  tools: {
    may: ['lib', 'components', 'app'],
    cure: 'the bench has packages of its own; what others need of it belongs in tools',
  },
  bench: { may: ['lib', 'tools'], cure: 'the bench measures; what it shares with tests of pages belongs in tools' },
  e2e: {
    may: ['tools', 'bench/search/judged.ts', 'lib/model/anchors.ts'],
    cure: 'end-to-end tests know addresses and anchors only',
  },
};

const ROOT = dirname(import.meta.dirname);
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;

const files = Object.keys({ lib: 0, components: 0, app: 0, tools: 0, bench: 0, e2e: 0 })
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => !file.includes('node_modules/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|d)\.tsx?$/.test(file) && !file.includes('fixtures/'));

const layerOf = (file: string) => Object.keys(LAYERS).find((layer) => file === layer || file.startsWith(`${layer}/`));

function importsOf(file: string): string[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].flatMap(([, name = '']) => {
    if (name.startsWith('#')) return [name.slice(1)];
    return name.startsWith('.') ? [relative(ROOT, join(ROOT, dirname(file), name)).replaceAll('\\', '/')] : [];
  });
}

describe('the layers of the house', () => {
  it('finds the files it speaks of', () => expect(files.length).toBeGreaterThan(80));

  it('lets every file import only from the layers below its own', () => {
    const forbidden = files.flatMap((file) => {
      const layer = layerOf(file);
      const { may, cure } = LAYERS[layer ?? ''] ?? { may: [], cure: '' };
      return importsOf(file)
        .filter((target) => /^(?:lib|components|app|tools|bench|e2e)\//.test(target))
        .filter((target) => ![layer, ...may].some((allowed) => target === allowed || target.startsWith(`${allowed}/`)))
        .map((target) => `${file} imports ${target}: ${cure}`);
    });
    expect(forbidden).toEqual([]);
  });

  it('are the ones that docs/design.md tells of', () => {
    const table = readFileSync(join(ROOT, 'docs/design.md'), 'utf8').match(/^\| `[^|]*/gm) ?? [];
    const told = table.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, layer]) => layer));
    expect(told.filter((name) => name && name in LAYERS).sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it('names the view of a page as the component that draws it', () => {
    const pages = (folder: string) =>
      files.flatMap((file) => (dirname(file) === folder ? (/[^/]+-page(?=\.)/.exec(file) ?? []) : [])).sort();
    expect(pages('lib/page/views')).toEqual(pages('components/pages'));
  });

  it('lets nothing but the door read what contentlayer generates', () => {
    const readers = files.filter(
      (file) =>
        !file.startsWith('tools/') &&
        /contentlayer\/generated|\.contentlayer/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(readers).toEqual(['lib/content.ts']);
  });

  it('draws documents: nothing on a page hydrates', () => {
    const hydrating = files.filter((file) => /^\s*['"]use client['"]/m.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(
      hydrating,
      'a component is drawn once, by the server; what moves is a custom element in *.element.ts',
    ).toEqual([]);
  });

  it('brings no schema into a browser: its library asks for `eval`, which the policy of pages forbids', () => {
    const seen = new Set<string>();
    const visit = (file: string): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      const text = readFileSync(join(ROOT, file), 'utf8').replace(/^import type [^;]*;/gm, '');
      if (/from 'zod'/.test(text)) return [file];
      const targets = [...text.matchAll(IMPORT)].map(([, name = '']) =>
        name.startsWith('#')
          ? name.slice(1)
          : name.startsWith('.')
            ? relative(ROOT, join(ROOT, dirname(file), name))
            : '',
      );
      return targets.filter((target) => files.includes(target)).flatMap(visit);
    };
    const browser = files.filter((file) => /\.(?:element|worker)\.ts$/.test(file));
    expect(browser.length).toBeGreaterThan(5);
    expect(browser.flatMap(visit)).toEqual([]);
  });

  it('has no import cycles', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

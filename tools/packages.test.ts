import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './paths.ts';
import { filesIn } from './process/files-in.mjs';

type Locked = {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
};
type Manifest = Record<'dependencies' | 'devDependencies' | 'allowScripts', Record<string, string>>;

const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const manifest = read<Manifest>('package.json');
const { dependencies: ofBench } = read<Manifest>('bench/package.json');

describe.each(['', 'bench/'])('%spackage-lock.json', (folder) => {
  const { packages } = read<{ packages: Record<string, Locked> }>(`${folder}package-lock.json`);
  /** What is fetched: neither ourselves, nor a link, nor what comes inside another package. */
  const fetched = Object.entries(packages).filter(([place, { link, inBundle }]) => place && !link && !inBundle);

  it('has the integrity of every package that is fetched, those of other systems among them', () => {
    expect(fetched.length).toBeGreaterThan(folder ? 50 : 500);
    expect(fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
  });

  it('fetches from nowhere but the registry', () => {
    const elsewhere = fetched.filter(
      ([, { version, resolved = 'https://registry.npmjs.org/' }]) =>
        !resolved.startsWith('https://registry.npmjs.org/') || !/^\d+\.\d+\.\d+/.test(version ?? ''),
    );
    expect(elsewhere).toEqual([]);
  });

  it('leaves out no package of another system that one of ours may need', () => {
    const optional = fetched.flatMap(([, { optionalDependencies = {} }]) => Object.entries(optionalDependencies));
    const exact = optional.filter(([, version]) => /^\d/.test(version));
    expect(folder || exact.length > 50).toBeTruthy();
    expect(exact.filter(([name]) => !packages[`node_modules/${name}`])).toEqual([]);
  });

  it('installs no package whose script has not been decided about', () => {
    const { allowScripts = {} } = read<Partial<Manifest>>(`${folder}package.json`);
    const scripts = fetched.flatMap(([place, { hasInstallScript }]) =>
      hasInstallScript ? [place.split('node_modules/').at(-1) as string] : [],
    );
    expect([...new Set(scripts)].filter((name) => !(name in allowScripts)).sort()).toEqual([]);
  });

  it('has one copy of what is changed inside contentlayer', () => {
    const copies = Object.keys(packages).filter((place) => place.endsWith('node_modules/@effect-ts/system'));
    expect(copies).toEqual(folder ? [] : ['node_modules/@effect-ts/system']);
  });
});

/** Something that is imported, and whether only for its types. */
type Import = { name: string; isType: boolean };

const IMPORT =
  /^(?:import|export) (type )?(?:[^'";]*? from )?'([^'\n]+)';$|\bimport\('([^'\n]+)'\)|\brequire(?:\.resolve)?\(['`]([^'`$\n]+)/gm;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map(([, type, name = '', late, required]) => ({
    name: name || (late ?? required ?? ''),
    isType: type !== undefined,
  }));

const isPackage = (name: string): boolean => !/^(?:[.#$/]|node:)/.test(name);
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const typesOf = (name: string): string => `@types/${name.replace(/^@/, '').replace('/', '__')}`;

/** Our own file that an import names; none for a package. */
const fileOf = (from: string, name: string): string | undefined =>
  isPackage(name) ? undefined : join(name.startsWith('#') ? name.slice(1) : join(dirname(from), name));

const sources = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts') && existsSync(join(ROOT, file)));

/** What tests and the bench load, and no other command. */
const FOR_TESTS = ['bench/run.ts', 'tools/process/browser.ts'];

/** The files that commands and pages are made of, found by following imports. */
function filesOfCommands(): Set<string> {
  const roots = ['app', 'tools/commands', 'components', 'lib/publish'].flatMap((folder) =>
    filesIn(join(ROOT, folder)).map((file) => `${folder}/${file}`),
  );
  const found = new Set<string>();
  const follow = (file: string | undefined): void => {
    if (!file || found.has(file) || FOR_TESTS.includes(file) || !sources.includes(file)) return;
    found.add(file);
    for (const { name } of importsOf(file)) follow(fileOf(file, name));
  };
  for (const file of [
    ...roots,
    'tools/cli.ts',
    'tools/content/contentlayer-run.mjs',
    'tools/dev/serve-next.ts',
    'contentlayer.config.ts',
    'next.config.mjs',
  ])
    if (!/\.test\.tsx?$|\/fixtures\//.test(file)) follow(file);
  return found;
}

describe('package.json', () => {
  it('declares every package that a file imports', () => {
    const known = { ...manifest.dependencies, ...manifest.devDependencies };
    const undeclared = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ name }) => isPackage(name))
        .filter(({ name, isType }) => {
          const declared = file.startsWith('bench/') ? { ...known, ...ofBench } : known;
          return !(packageOf(name) in declared || (isType && typesOf(packageOf(name)) in declared));
        })
        .map(({ name }) => `${file} imports ${name}`),
    );
    expect(undeclared).toEqual([]);
  });

  it('declares no package that nothing uses', () => {
    const texts = [...sources, 'biome.json'].map((file) => readFileSync(join(ROOT, file), 'utf8'));
    // A package is used by its name in quotes, types by the name of what they describe, or of a kind of imports.
    const isUsed = (name: string): boolean => {
      const [, described] = /^@types\/(.+)$/.exec(name) ?? [];
      const quoted = described === 'node' ? 'node:' : (described ?? name);
      return texts.some((text) => text.includes(`'${quoted}`));
    };
    const declared = [manifest.dependencies, manifest.devDependencies, ofBench].flatMap(Object.keys);
    expect(declared.length).toBeGreaterThan(70);
    expect(declared.filter((name) => !isUsed(name))).toEqual([]);
  });

  it('lets commands and pages use what is installed without the packages for tests', () => {
    const files = filesOfCommands();
    expect(files.size).toBeGreaterThan(300);
    const missing = [...files].flatMap((file) =>
      importsOf(file)
        .filter(({ name, isType }) => isPackage(name) && !isType && !(packageOf(name) in manifest.dependencies))
        .map(({ name }) => `${file} imports ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

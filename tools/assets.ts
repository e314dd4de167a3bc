import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { type BuildFailure, build, formatMessages, type Plugin, transform } from 'esbuild';
import { Failure } from './command.ts';
import { CONTENT_STAMP, SERVED_STAMP } from './content-stamp.ts';
import { pathBelow } from './finish/path-below.ts';
import { TRUSTED_TYPES_POLICY } from './finish/policy.ts';
import { CACHE, PUBLIC, ROOT } from './paths.ts';
import { basePathOf } from './site-address.ts';

/** A file of `public/`: its path there and its bytes, or where they are. */
export type PublicFile = { path: string; bytes?: Uint8Array; from?: string };

/** A script, or without a format a style sheet. */
type Bundle = { name: string; entry: string; format?: 'iife' | 'esm'; names?: Record<string, string> };

/**
 * What pages load beside the style sheets of all. The theme runs before first paint, the elements are one deferred
 * module; the search and its worker come with their first use, and so does what a module imports by `import()`; `moved`
 * is a redirect's; the styles of figures are for pages that have one. `names` are constants of a script that hold the names of others, which
 * are bundled before it.
 */
const BUNDLES: Bundle[] = [
  { name: 'theme', entry: 'components/site/theme.ts', format: 'iife' },
  { name: 'search-worker', entry: 'components/search/search.worker.ts', format: 'esm' },
  {
    name: 'search',
    entry: 'components/search/search.ts',
    format: 'esm',
    names: { SEARCH_WORKER: 'search-worker' },
  },
  {
    name: 'elements',
    entry: 'components/elements.ts',
    format: 'esm',
    names: { SEARCH_SCRIPT: 'search', SEARCH_WORKER: 'search-worker' },
  },
  { name: 'moved', entry: 'components/site/moved.ts', format: 'iife' },
  { name: 'figures', entry: 'components/evidence/figure.css' },
];

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

/** Style sheets that a script imports come to it as minified text. */
const stylesAsText: Plugin = {
  name: 'styles-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/**
 * Bundles a script or a style sheet; behind it come the files of what it imports only when that is needed. `files` are the names of the
 * files of those bundled before, by the scripts' names.
 */
async function bundle({ name, entry, format, names = {} }: Bundle, files: Map<string, string>): Promise<PublicFile[]> {
  const { outputFiles } = await build({
    entryPoints: { [name]: join(ROOT, entry) },
    bundle: true,
    // The search bundles what it needs into its worker.
    splitting: name === 'elements',
    outdir: join(PUBLIC, '_assets'),
    chunkNames: '[name]-[hash]',
    minify: true,
    write: false,
    ...(format ? { format } : {}),
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: format ? [stylesAsText] : [],
    define: {
      TRUSTED_TYPES_POLICY: JSON.stringify(TRUSTED_TYPES_POLICY),
      ...Object.fromEntries(
        Object.entries(names).map(([constant, script]) => [constant, JSON.stringify(`./${files.get(script)}`)]),
      ),
    },
  }).catch(async ({ errors }: BuildFailure) => {
    throw new Failure((await formatMessages(errors, { kind: 'error' })).join('\n'));
  });
  const [first, ...chunks] = outputFiles;
  files.set(name, `${name}-${hashOf(first?.contents ?? '')}${format ? '.js' : '.css'}`);
  return [
    { path: `_assets/${files.get(name)}`, bytes: first?.contents ?? new Uint8Array() },
    ...chunks.map(({ path, contents }) => ({ path: `_assets/${basename(path)}`, bytes: contents })),
  ];
}

/**
 * Bundles scripts and styles, puts them, the icons and `more`, such as the images of texts, into `public/`, removes what is no
 * longer needed there, and writes `.cache/assets.json` for `pages/_document.tsx`.
 * @returns how many bytes each bundle has
 */
export async function buildAssets(more: PublicFile[]): Promise<Record<string, number>> {
  const files = new Map<string, string>();
  const bundles: PublicFile[][] = [];
  for (const one of BUNDLES) bundles.push(await bundle(one, files));
  const base = basePathOf(process.env.SITE_URL);
  const addresses = Object.fromEntries(BUNDLES.map(({ name }, i) => [name, `${base}/${bundles[i]?.[0]?.path}`]));
  const manifest = JSON.stringify({ ...addresses, icon: `${base}/favicon.svg` });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'assets.json'), manifest);
  syncPublic([
    ...bundles.flat(),
    { path: '_assets/assets.json', bytes: Buffer.from(manifest) },
    ...(existsSync(CONTENT_STAMP) ? [{ path: SERVED_STAMP, from: CONTENT_STAMP }] : []),
    ...readdirSync(join(ROOT, 'tools/assets')).map((name) => ({ path: name, from: join(ROOT, 'tools/assets', name) })),
    ...more,
  ]);
  return Object.fromEntries(BUNDLES.map(({ name }, i) => [name, bundles[i]?.[0]?.bytes?.length ?? 0]));
}

/** Makes `public/` hold exactly these files; those that are right already are not touched. */
export function syncPublic(files: PublicFile[], folder = PUBLIC): void {
  const wanted = new Map(files.map((file) => [file.path, file]));
  for (const path of filesIn(folder)) if (!wanted.has(path)) rmSync(join(folder, path));
  for (const { path, bytes, from } of files) {
    const to = pathBelow(folder, path);
    const content = bytes ?? readFileSync(from as string);
    if (existsSync(to) && statSync(to).size === content.length && readFileSync(to).equals(content)) continue;
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
}

/** The files below a folder as paths with `/`, none when there is no folder. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

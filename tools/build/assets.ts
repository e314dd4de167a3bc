import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type BuildFailure, build, formatMessages, type Plugin, transform } from 'esbuild';
import { Failure } from '../command.ts';
import { pathBelow } from '../finish/path-below.ts';
import { TRUSTED_TYPES_POLICY } from '../finish/policy.ts';
import { PUBLIC, ROOT } from '../paths.ts';
import { filesIn } from '../process/files-in.mjs';
import { accentRule, iconFiles, type Look } from './look.ts';
import { spokenIn } from './spoken.ts';
import { STYLES } from './styles-loader.mjs';

/** A file of `public/`: its path there and its bytes, or where they are. */
export type PublicFile = { path: string; bytes?: Uint8Array; from?: string };

/** What pages load, by the name of what is bundled, as addresses of the site. */
export type AssetAddresses = Record<BundleName | 'icon', string> & {
  logo?: string;
  elementsIn?: Readonly<Record<string, string>>;
};

/** What pages load: the files, and where pages find them. */
export type BundledAssets = { files: PublicFile[]; addresses: AssetAddresses };

type BundleName = 'first' | 'rest' | 'figures' | 'theme' | 'elements' | 'search' | 'search-worker' | 'moved' | 'live';

/** A script, or without a format a style sheet; `entry` is a file, or the text of one. */
type Bundle = {
  name: BundleName;
  entry: string | { text: string };
  format?: 'iife' | 'esm';
  names?: Record<string, BundleName>;
  /** Whether it says words of the interface. */
  speaks?: true;
};

/** The styles of a sheet: those of a file, then those that stand beside components and belong to it. */
const sheet = (shared: string, belongs: (path: string) => boolean, own = ''): Bundle['entry'] => ({
  text: [
    ...[shared, ...filesIn(join(ROOT, 'components')).filter(belongs).sort()].map(
      (path) => `@import "./components/${path}";`,
    ),
    own,
  ].join('\n'),
});

/**
 * What pages load. A page is painted with the first sheet, which has the styles of its frame and its title, and the rest
 * comes meanwhile; which is which the names of the files say: `x.first.styles.css` and `x.styles.css`. Those of figures
 * come only where there is one. The theme runs before first paint, the elements are one deferred module; the search and
 * its worker come with their first use, and so does what a module imports by `import()`; `moved` is a redirect's. `names`
 * are constants of a script that hold the names of others, which are bundled before it.
 */
const bundles = (look: Look): Bundle[] => [
  {
    name: 'first',
    entry: sheet('site/first.css', (path) => path.endsWith('.first.styles.css'), accentRule(look)),
  },
  { name: 'rest', entry: sheet('site/rest.css', (path) => /(?<!\.first)\.styles\.css$/.test(path)) },
  { name: 'figures', entry: 'components/evidence/figure.css' },
  { name: 'theme', entry: 'components/site/theme.ts', format: 'iife' },
  { name: 'search-worker', entry: 'components/search/search.worker.ts', format: 'esm', speaks: true },
  {
    name: 'search',
    entry: 'components/search/search.ts',
    format: 'esm',
    speaks: true,
    names: { SEARCH_WORKER: 'search-worker' },
  },
  {
    name: 'elements',
    entry: 'components/elements.ts',
    format: 'esm',
    speaks: true,
    names: { SEARCH_SCRIPT: 'search', SEARCH_WORKER: 'search-worker' },
  },
  { name: 'moved', entry: 'components/site/moved.ts', format: 'iife' },
];

/** What `npm run dev` adds to every page: it is loaded anew when something has changed. */
const LIVE: Bundle = { name: 'live', entry: 'components/site/live.ts', format: 'esm' };

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
async function bundle(
  { name, entry, format, names = {} }: Bundle,
  files: Map<string, string>,
  language = 'en',
): Promise<PublicFile[]> {
  const { outputFiles } = await build({
    ...(typeof entry === 'string'
      ? { entryPoints: { [name]: join(ROOT, entry) } }
      : { stdin: { contents: entry.text, loader: 'css' as const, resolveDir: ROOT } }),
    bundle: true,
    // The search bundles what it needs into its worker.
    splitting: name === 'elements',
    outdir: join(PUBLIC, '_assets'),
    chunkNames: '[name]-[hash]',
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: Boolean(format), // the names of classes are those that components draw
    loader: STYLES,
    write: false,
    ...(format ? { format } : {}),
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: format ? [stylesAsText, spokenIn(language)] : [],
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
    { path: `${format ? '_assets' : '_styles'}/${files.get(name)}`, bytes: first?.contents ?? new Uint8Array() },
    ...chunks.map(({ path, contents }) => ({ path: `_assets/${basename(path)}`, bytes: contents })),
  ];
}

/**
 * Bundles scripts and styles, and draws the icons.
 * @param base the path below which the site is served, without its last slash
 * @param look what the book looks like
 */
export async function bundleAssets(base: string, look: Look, { live = false } = {}): Promise<BundledAssets> {
  const names = new Map<string, string>();
  const bundled: [name: BundleName, files: PublicFile[]][] = [];
  for (const one of live ? [...bundles(look), LIVE] : bundles(look)) bundled.push([one.name, await bundle(one, names)]);
  const elementsIn: Record<string, string> = {};
  for (const language of look.languages ?? [])
    for (const one of bundles(look).filter(({ speaks }) => speaks)) {
      const files = await bundle(one, names, language);
      bundled.push([one.name, files]);
      if (one.name === 'elements') elementsIn[language] = `${base}/${files[0]?.path}`;
    }
  const addresses = Object.fromEntries(bundled.toReversed().map(([name, [first]]) => [name, `${base}/${first?.path}`]));
  const logo = look.logo ? [{ path: `logo-${hashOf(look.logo)}.svg`, bytes: look.logo }] : [];
  return {
    files: [...bundled.flatMap(([, files]) => files), ...(await iconFiles(look)), ...logo],
    addresses: {
      ...addresses,
      ...(Object.keys(elementsIn).length > 0 ? { elementsIn } : {}),
      icon: `${base}/favicon.svg`,
      ...(logo[0] ? { logo: `${base}/${logo[0].path}` } : {}),
    } as AssetAddresses,
  };
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
